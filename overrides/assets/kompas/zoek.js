// The search field: lists pages while the reader types. Nothing leaves the device but the fetching of index files.
import { MEESTE_WOORDEN, Zoekmachine, goede, woorden } from "./zoekmachine.js";

const MEEST = 10;
const WACHT = 120;
const GOED_GENOEG = 1 / 8;

/** `<kompas-zoek data-zoek="…/zoek/">` around a form, a status line and a list. */
export class KompasZoek extends HTMLElement {
  connectedCallback() {
    this.veld = this.querySelector("input");
    this.stand = this.querySelector(".zoek__stand");
    this.lijst = this.querySelector(".zoek__lijst");
    this.hulp = this.querySelector(".zoek__niets");
    this.wortel = new URL("..", new URL(this.dataset.zoek, location.href));
    this.machine = new Zoekmachine(new URL(this.dataset.zoek, location.href).href);
    this.veld.addEventListener("input", () => {
      clearTimeout(this.straks);
      this.straks = setTimeout(() => this.zoek(), WACHT);
    });
    // Fetched when somebody is about to search; a failure shows at the search itself.
    this.veld.addEventListener("focus", () => this.machine.laad().catch(() => {}), { once: true });
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

  async zoek() {
    const vraag = this.veld.value.trim();
    this.hulp.hidden = true;
    if (!vraag) {
      this.lijst.replaceChildren();
      this.stand.textContent = "";
      return;
    }
    try {
      const antwoord = await this.machine.zoek(vraag);
      const gevonden = await this.machine.gegevens(goede(antwoord.treffers, GOED_GENOEG).slice(0, MEEST).map(([pagina]) => pagina));
      if (vraag === this.veld.value.trim()) await this.toon(vraag, antwoord, gevonden);
    } catch {
      if (vraag === this.veld.value.trim()) this.stand.textContent = "Zoeken lukt nu niet. Kies een onderwerp in het menu, of kijk bij de begrippen.";
    }
  }

  async toon(vraag, { treffers, gezocht }, gevonden) {
    const totaal = goede(treffers, GOED_GENOEG).length;
    const hersteld = gezocht ? ` Gezocht op ‘${gezocht}’.` : "";
    this.stand.textContent = totaal
      ? `${totaal} ${totaal === 1 ? "pagina" : "pagina's"} gevonden${totaal > MEEST ? `; dit zijn de eerste ${MEEST}` : ""}.${hersteld}`
      : `Niets gevonden voor ‘${vraag}’.`;
    this.lijst.replaceChildren(...gevonden.map((pagina) => treffer(pagina, this.wortel)));
    if (!totaal) await toonNiets(this.hulp, this.machine, vraag, (woord) => {
      this.veld.value = woord;
      this.veld.focus();
      this.zoek();
    });
  }
}

/**
 * Help when nothing was found: words that look like it, and a mail to the gemeente that the reader sends or does not send.
 * @param {HTMLElement} hulp  Holds `.zoek__bedoel` with a list, and the links that always help.
 * @param {(woord: string) => void} kies
 */
export async function toonNiets(hulp, machine, vraag, kies) {
  const lijken = (await Promise.all(woorden(vraag).slice(0, MEESTE_WOORDEN).map((woord) => machine.lijktOp(woord, 3).catch(() => [])))).flat();
  const gevraagd = woorden(vraag);
  const voorstellen = [...new Set(lijken.map(({ vorm }) => vorm))].filter((vorm) => !gevraagd.includes(vorm)).slice(0, 5);
  const bedoel = hulp.querySelector(".zoek__bedoel");
  bedoel.hidden = !voorstellen.length;
  bedoel.querySelector("ul").replaceChildren(
    ...voorstellen.map((woord) => {
      const knop = Object.assign(document.createElement("button"), { type: "button", className: "knop", textContent: woord });
      knop.addEventListener("click", () => kies(woord));
      const item = document.createElement("li");
      item.append(knop);
      return item;
    }),
  );
  const mail = hulp.querySelector("a[href^='mailto:']");
  mail.href = mail.href.replace(/&body=.*|$/, `&body=${encodeURIComponent(`Ik zocht: ${vraag}\nIk verwachtte: `)}`);
  hulp.hidden = false;
}

/** @param {string[]} pagina  Address, title, soort and one sentence.  @param {URL} wortel  The root of the site. */
function treffer([adres, titel, soort, kort], wortel) {
  const link = Object.assign(document.createElement("a"), { href: new URL(adres, wortel).href, textContent: titel });
  const merk = Object.assign(document.createElement("span"), { className: "zoek__soort", textContent: soort });
  const tekst = document.createElement("p");
  tekst.append(merk, " ", kort);
  const item = document.createElement("li");
  item.append(link, tekst);
  return item;
}
