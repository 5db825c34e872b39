// The search field: asks Pagefind while the reader types and lists the pages found. Nothing leaves the device.

const SOORTEN = {
  beslisboom: "Beslisboom",
  casus: "Casus",
  voorziening: "Voorziening",
  regel: "Gouden regel",
  valkuil: "Valkuil",
  dilemma: "Dilemma",
  domein: "Domein",
  begrip: "Begrip",
  bron: "Bron",
};
const MEEST = 10;

/** `<kompas-zoek data-pagefind="…/pagefind.js">` around a form, a status line and a list. */
export class KompasZoek extends HTMLElement {
  connectedCallback() {
    this.veld = this.querySelector("input");
    this.stand = this.querySelector(".zoek__stand");
    this.lijst = this.querySelector(".zoek__lijst");
    this.veld.addEventListener("input", () => this.zoek());
    this.veld.addEventListener("focus", () => this.pagefind(), { once: true });
    this.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.zoek();
    });
    const gevraagd = new URLSearchParams(location.search).get("q");
    if (gevraagd && this.closest("main")) {
      this.veld.value = gevraagd.slice(0, 200);
      this.zoek();
    }
  }

  /** Loads Pagefind once, when somebody is about to search. */
  pagefind() {
    this.geladen ??= import(new URL(this.dataset.pagefind, location.href).href).then(async (pagefind) => {
      await pagefind.init();
      return pagefind;
    });
    // A failed load (the connection dropped) is tried again at the next search.
    this.geladen.catch(() => {
      this.geladen = undefined;
    });
    return this.geladen;
  }

  async zoek() {
    const vraag = this.veld.value.trim();
    if (!vraag) {
      this.lijst.replaceChildren();
      this.stand.textContent = "";
      return;
    }
    try {
      const pagefind = await this.pagefind();
      const antwoord = await pagefind.debouncedSearch(vraag, {}, 120);
      if (!antwoord) return;
      const gevonden = await Promise.all(antwoord.results.slice(0, MEEST).map((treffer) => treffer.data()));
      if (vraag === this.veld.value.trim()) this.toon(vraag, gevonden, antwoord.results.length);
    } catch {
      if (vraag === this.veld.value.trim()) this.stand.textContent = "Zoeken lukt nu niet. Kies een onderwerp in het menu, of kijk bij de begrippen.";
    }
  }

  /** @param {string} vraag  @param {object[]} gevonden  @param {number} totaal */
  toon(vraag, gevonden, totaal) {
    this.stand.textContent = totaal
      ? `${totaal} ${totaal === 1 ? "pagina" : "pagina's"} gevonden${totaal > MEEST ? `; dit zijn de eerste ${MEEST}` : ""}.`
      : `Niets gevonden voor ‘${vraag}’. Probeer een ander woord, of kijk bij de begrippen.`;
    this.lijst.replaceChildren(...gevonden.map(treffer));
  }
}

/** @param {object} pagina  What Pagefind knows of one page. */
function treffer(pagina) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = pagina.url;
  link.textContent = pagina.meta.title;
  const soort = SOORTEN[pagina.meta.soort];
  const tekst = document.createElement("p");
  if (soort) {
    const merk = document.createElement("span");
    merk.className = "zoek__soort";
    merk.textContent = soort;
    tekst.append(merk, " ");
  }
  // Pagefind escapes the excerpt and adds only <mark>; the text is taken apart again so that no HTML is ever parsed.
  pagina.excerpt.split(/<\/?mark>/).forEach((deel, positie) => {
    const plek = positie % 2 ? document.createElement("mark") : document.createElement("span");
    plek.textContent = ontsnapt(deel);
    tekst.append(plek);
  });
  item.append(link, tekst);
  return item;
}

/** @param {string} deel  Text in which Pagefind wrote & < > " ' as character references. */
function ontsnapt(deel) {
  const tekens = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
  return deel.replace(/&(?:lt|gt|quot|amp|#39|#x27);/g, (teken) => tekens[teken]);
}
