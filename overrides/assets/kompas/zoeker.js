// The finder of the sociale kaart: words and choices in, a list from light to heavy out. The choices stand in the fragment of
// the address (#q=schulden&lijn=0,1), so a search can be shared and is never sent to a server.
import "./meegeven.js";
import { kopieer } from "./kopieer.js";
import { inWoorden, klok, nu } from "./open.js";
import { toonNiets } from "./zoek.js";
import { Zoekmachine, goede } from "./zoekmachine.js";

const PER_KEER = 20;
const WACHT = 150;
// The list is sorted by lightness, so what hardly fits must stay out.
const GOED_GENOEG = 1 / 8;
const NU = ["open", "afspraak", "dicht", "onbekend"];

/**
 * Which voorzieningen fit, and how many would fit each choice.
 * @param {number} aantal
 * @param {{kolom: number[][], gekozen: Set<number>, keuzes: number, leegTelt: boolean}[]} facetten
 * @param {(nummer: number) => boolean} mag  What words and age allow.
 * @returns {{passend: number[], tellingen: number[][]}}
 */
export function schift(aantal, facetten, mag) {
  const tellingen = facetten.map(({ keuzes }) => new Array(keuzes).fill(0));
  const passend = [];
  for (let nummer = 0; nummer < aantal; nummer += 1) {
    if (!mag(nummer)) continue;
    const mis = [];
    facetten.forEach(({ kolom, gekozen, leegTelt }, plek) => {
      const waarden = kolom[nummer];
      const past = !gekozen.size || waarden.some((waarde) => gekozen.has(waarde)) || (leegTelt && !waarden.length);
      if (!past) mis.push(plek);
    });
    if (!mis.length) passend.push(nummer);
    if (mis.length > 1) continue;
    facetten.forEach(({ kolom, keuzes, leegTelt }, plek) => {
      if (mis.length && mis[0] !== plek) return;
      const waarden = kolom[nummer];
      if (leegTelt && !waarden.length) for (let keuze = 0; keuze < keuzes; keuze += 1) tellingen[plek][keuze] += 1;
      else for (const waarde of waarden) tellingen[plek][waarde] += 1;
    });
  }
  return { passend, tellingen };
}

/**
 * Puts help that answers day and night on top when it fits the words well: in an emergency nobody should scroll.
 * @param {number[]} passend  @param {number[]} spoed  @param {Map<number, number>} punten
 */
function voorop(passend, spoed, punten) {
  const grens = Math.max(...punten.values()) / 4;
  const eerst = new Set(spoed.filter((nummer) => (punten.get(nummer) ?? 0) >= grens));
  passend.sort((a, b) => eerst.has(b) - eerst.has(a) || a - b);
}

/** `<kompas-kaart data-zoek="…/zoek/">` around the form with facets, the status line and the list. */
export class KompasKaart extends HTMLElement {
  connectedCallback() {
    const adres = new URL(this.dataset.zoek, location.href);
    this.wortel = new URL("..", adres);
    this.machine = new Zoekmachine(adres.href);
    this.formulier = this.querySelector("form");
    this.stand = this.querySelector(".zoeker__stand");
    this.lijst = this.querySelector(".zoeker__lijst");
    this.meer = this.querySelector(".zoeker__meer");
    this.wis = this.querySelector(".zoeker__wis");
    this.wis.addEventListener("click", () => this.formulier.reset());
    this.hulp = this.querySelector(".zoek__niets");
    // The same help as in the search window, which stands on every page.
    this.hulp.replaceChildren(...document.querySelector("#zoekvenster .zoek__niets").cloneNode(true).childNodes);
    this.getoond = PER_KEER;
    this.formulier.hidden = false;
    // Beside the list there is room for the choices; above it, on a small screen, they start folded.
    const ruim = matchMedia("(min-width: 60rem)").matches;
    this.querySelector(".zoeker__keuzes").open = ruim;
    if (!ruim) for (const facet of this.querySelectorAll(".facet")) facet.open = false;
    this.querySelector("[data-doet=kopieer]").addEventListener("click", () =>
      kopieer(location.href, this.stand, "De link naar deze keuzes is gekopieerd."),
    );
    this.formulier.addEventListener("submit", (event) => event.preventDefault());
    this.formulier.addEventListener("input", (event) => {
      clearTimeout(this.straks);
      this.straks = setTimeout(() => this.veranderd(), event.target.matches("[type=search], [type=number]") ? WACHT : 0);
    });
    this.formulier.addEventListener("reset", () => setTimeout(() => this.veranderd(), 0));
    this.meer.addEventListener("click", () => this.toonMeer());
    addEventListener("hashchange", () => this.lees());
    this.lees(history.state?.getoond);
  }

  /** Fills the form from the address. */
  lees(getoond = PER_KEER) {
    const gegeven = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    for (const veld of this.formulier.elements) {
      if (veld.type === "checkbox") veld.checked = (gegeven.get(veld.name) ?? "").split(",").includes(veld.value);
      else if (veld.type === "search") veld.value = (gegeven.get("q") ?? "").slice(0, 200);
      else if (veld.type === "number") veld.value = /^\d{1,3}$/.test(gegeven.get(veld.name) ?? "") ? gegeven.get(veld.name) : "";
      else if (veld.tagName === "SELECT") veld.value = [...veld.options].some((o) => o.value === gegeven.get(veld.name)) ? gegeven.get(veld.name) : veld.options[0].value;
    }
    for (const facet of this.querySelectorAll("details.facet")) if (facet.querySelector(":checked")) facet.open = true;
    this.getoond = getoond;
    this.zoek();
  }

  veranderd() {
    const keuzes = new Map();
    for (const veld of this.formulier.elements) {
      if (!veld.name || (veld.type === "checkbox" && !veld.checked) || !veld.value.trim()) continue;
      if (veld.tagName === "SELECT" && veld.selectedIndex === 0) continue;
      keuzes.set(veld.name, [...(keuzes.get(veld.name) ?? []), veld.value.trim()]);
    }
    const fragment = [...keuzes].map(([naam, waarden]) => `${naam}=${waarden.map(encodeURIComponent).join(",")}`).join("&");
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    this.getoond = PER_KEER;
    this.zoek();
  }

  async zoek() {
    const beurt = (this.beurt = (this.beurt ?? 0) + 1);
    const vraag = this.formulier.elements.q.value.trim();
    try {
      const { kaart: aantal, versie } = await this.machine.laad();
      const kaart = await this.machine.bestand("kaart", versie);
      const antwoord = vraag ? await this.machine.zoek(vraag) : undefined;
      if (beurt !== this.beurt) return;
      const punten = antwoord && new Map(goede(antwoord.treffers.filter(([pagina]) => pagina < aantal), GOED_GENOEG));
      const { passend, tellingen, facetten } = this.kies(kaart, aantal, punten);
      this.tel(facetten, tellingen);
      if (punten && this.formulier.elements.volgorde.value === "passend") passend.sort((a, b) => punten.get(b) - punten.get(a) || a - b);
      else if (punten?.size) voorop(passend, kaart.spoed, punten);
      this.passend = passend;
      this.kaart = kaart;
      this.meld(passend.length, antwoord?.gezocht);
      await this.toon(beurt);
      this.wis.hidden = passend.length > 0;
      this.hulp.hidden = passend.length > 0 || !vraag;
      if (!this.hulp.hidden) {
        await toonNiets(this.hulp, this.machine, vraag, (woord) => {
          this.formulier.elements.q.value = woord;
          this.veranderd();
        });
      }
    } catch {
      if (beurt === this.beurt) this.stand.textContent = "Zoeken lukt nu niet. De lijsten per domein, lijn en wijk hieronder werken wel.";
    }
  }

  /** What the form asks of each voorziening. */
  kies(kaart, aantal, punten) {
    const tijd = klok(new Date());
    const gesloten = new Set(kaart.gesloten);
    this.standen = (nummer) => (gesloten.has(nummer) ? { staat: "dicht" } : nu(kaart.roosters[kaart.rooster[nummer]], tijd));
    const namen = [...this.querySelectorAll("fieldset[data-facet]")];
    const facetten = namen.map((groep) => {
      const vakjes = [...groep.querySelectorAll("input")];
      const kolom =
        groep.dataset.facet === "nu"
          ? Array.from({ length: aantal }, (_, nummer) => [NU.indexOf(this.standen(nummer).staat)])
          : kaart.facetten[groep.dataset.facet];
      const gekozen = new Set(vakjes.flatMap((vakje, plek) => (vakje.checked ? [plek] : [])));
      return { groep, kolom, gekozen, keuzes: vakjes.length, leegTelt: "leegTelt" in groep.dataset };
    });
    const leeftijd = this.formulier.elements.leeftijd.value;
    this.opLeeftijd = /^\d+$/.test(leeftijd) && Number(leeftijd) <= 120;
    const past = ([van, tot]) => !this.opLeeftijd || (Number(leeftijd) >= van && Number(leeftijd) <= tot);
    const mag = (nummer) => (!punten || punten.has(nummer)) && past(kaart.leeftijd[nummer]);
    return { ...schift(aantal, facetten, mag), facetten };
  }

  /** Writes behind each choice how many it would give; a choice that gives nothing stays usable, so that it can be undone. */
  tel(facetten, tellingen) {
    facetten.forEach(({ groep, gekozen }, plek) => {
      groep.querySelectorAll("label").forEach((label, keuze) => {
        const aantal = tellingen[plek][keuze];
        label.querySelector(".facet__aantal").textContent = aantal;
        label.classList.toggle("facet__leeg", aantal === 0);
      });
      groep.closest("details").querySelector(".facet__gekozen").textContent = gekozen.size ? `${gekozen.size} gekozen` : "";
    });
    const samen = facetten.reduce((som, { gekozen }) => som + gekozen.size, this.opLeeftijd ? 1 : 0);
    this.querySelector(".zoeker__keuzes .facet__gekozen").textContent = samen ? `${samen} gekozen` : "";
  }

  meld(aantal, gezocht) {
    const woorden = aantal === 1 ? "1 voorziening past" : `${aantal.toLocaleString("nl")} voorzieningen passen`;
    this.stand.textContent = `${aantal ? woorden : "Niets past hierbij."}${aantal ? "." : ""}${gezocht ? ` Gezocht op ‘${gezocht}’.` : ""}`;
  }

  async toon(beurt) {
    const nummers = this.passend.slice(0, this.getoond);
    const gegevens = await this.machine.gegevens(nummers);
    if (beurt !== this.beurt) return;
    this.lijst.replaceChildren(...gegevens.map((rij, plek) => this.rij(rij, nummers[plek])));
    this.meer.hidden = this.passend.length <= this.getoond;
    this.meer.textContent = `Toon de volgende ${Math.min(PER_KEER, this.passend.length - this.getoond)}`;
  }

  async toonMeer() {
    const eerste = this.getoond;
    this.getoond += PER_KEER;
    // So that going back from a page finds the list as it was.
    history.replaceState({ getoond: this.getoond }, "");
    await this.toon(this.beurt);
    this.lijst.children[eerste]?.querySelector("a").focus();
  }

  /** One voorziening in the list. All its texts come from spreadsheets, so they are only ever set as text. */
  rij([adres, titel, , kort, organisatie, telefoons, melding], nummer) {
    const item = document.getElementById("zoeker-rij").content.firstElementChild.cloneNode(true);
    const deel = (naam) => item.querySelector(`[data-deel=${naam}]`);
    Object.assign(deel("naam"), { href: new URL(adres, this.wortel).href, textContent: titel });
    deel("lijn").textContent = `${this.kaart.facetten.lijn[nummer][0]}e lijn`;
    deel("organisatie").textContent = organisatie;
    deel("kort").textContent = kort;
    const stand = this.standen(nummer);
    deel("open").textContent = stand.staat === "onbekend" ? "" : inWoorden(stand);
    deel("open").dataset.staat = stand.staat;
    deel("melding").textContent = melding;
    deel("melding").hidden = !melding;
    deel("bel").append(...telefoons.map(([getal, tel]) => Object.assign(document.createElement("a"), { href: `tel:${tel}`, textContent: getal })));
    Object.assign(item.querySelector("kompas-meegeven").dataset, { id: adres.split("/").at(-2), naam: titel });
    return item;
  }
}
