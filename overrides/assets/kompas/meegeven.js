// The meegeeflijst: a few voorzieningen for one bewoner, to print or to send. The list stands in the fragment of the address
// (#v=geldfit,juridisch-loket) and, while somebody is choosing, in the session storage of this one tab. Nowhere else.

import { kopieer } from "./kopieer.js";

const SLEUTEL = "kompas-meegeven";
const VERANDERD = "kompas-meegeven";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LANGSTE_ID = 80;
export const MEEST = 20;

/**
 * The ids in a fragment, each once and in order, how many parts of it are no id, and how many more there are than a list holds.
 * @param {string} fragment
 */
export function lees(fragment) {
  const deel = fragment.replace(/^#/, "").split("&").find((stuk) => stuk.startsWith("v=")) ?? "v=";
  let tekst = deel.slice(2);
  try {
    tekst = decodeURIComponent(tekst);
  } catch {
    // Broken escapes: take the text as it is.
  }
  const stukken = [...new Set(tekst.split(",").filter(Boolean))];
  const goed = stukken.filter((stuk) => ID.test(stuk) && stuk.length <= LANGSTE_ID);
  return { ids: goed.slice(0, MEEST), weg: stukken.length - goed.length, teVeel: Math.max(0, goed.length - MEEST) };
}

/** @param {string[]} ids */
export const alsFragment = (ids) => (ids.length ? `v=${ids.join(",")}` : "");

/** The list of this tab. A browser that keeps nothing gives an empty one. */
export function eigenLijst() {
  try {
    return lees(`v=${sessionStorage.getItem(SLEUTEL) ?? ""}`).ids;
  } catch {
    return [];
  }
}

/**
 * Keeps the list of this tab and tells every button on the page. Returns whether the browser let it.
 * @param {string[]} ids
 */
export function bewaar(ids) {
  try {
    if (ids.length) sessionStorage.setItem(SLEUTEL, ids.join(","));
    else sessionStorage.removeItem(SLEUTEL);
  } catch {
    return false;
  }
  dispatchEvent(new Event(VERANDERD));
  return true;
}

/** @param {number} aantal */
const inWoorden = (aantal) => `${aantal} ${aantal === 1 ? "voorziening" : "voorzieningen"}`;

/**
 * `<kompas-meegeven data-id="…" data-naam="…" data-lijst="…/meegeven/">`: a button that puts a voorziening on the list or takes
 * it off. With `data-kort` the link to the list is left out, for rows of a list.
 */
export class KompasMeegeven extends HTMLElement {
  connectedCallback() {
    if (!this.knop) this.maak();
    this.luister = () => this.toon();
    addEventListener(VERANDERD, this.luister);
    addEventListener("pageshow", this.luister);
    this.toon();
  }

  disconnectedCallback() {
    removeEventListener(VERANDERD, this.luister);
    removeEventListener("pageshow", this.luister);
  }

  maak() {
    this.knop = document.createElement("button");
    this.knop.className = "knop";
    this.knop.type = "button";
    this.knop.addEventListener("click", () => this.wissel());
    this.link = document.createElement("a");
    this.link.href = this.dataset.lijst;
    this.stand = document.createElement("span");
    this.stand.className = "alleen-voorlezen";
    this.stand.setAttribute("role", "status");
    this.replaceChildren(this.knop, ..."kort" in this.dataset ? [] : [" ", this.link], this.stand);
  }

  toon() {
    const ids = eigenLijst();
    const wat = document.createElement("span");
    wat.className = "alleen-voorlezen";
    wat.textContent = ` ${this.dataset.naam}`;
    this.knop.replaceChildren(ids.includes(this.dataset.id) ? "Haal van meegeeflijst" : "Zet op meegeeflijst", wat);
    this.link.hidden = ids.length === 0;
    this.link.textContent = `Naar je meegeeflijst (${ids.length})`;
  }

  wissel() {
    const ids = eigenLijst();
    const erop = ids.includes(this.dataset.id);
    if (!erop && ids.length >= MEEST) {
      this.zeg(`Je lijst is vol: er kunnen ${MEEST} voorzieningen op.`);
      return;
    }
    const gelukt = bewaar(erop ? ids.filter((id) => id !== this.dataset.id) : [...ids, this.dataset.id]);
    if (!gelukt) this.zeg("Deze browser bewaart niets voor dit tabblad, dus een lijst maken lukt hier niet.");
    else this.zeg(`${this.dataset.naam} is ${erop ? "van je meegeeflijst af" : "op je meegeeflijst gezet"}.`, true);
  }

  /** @param {string} tekst  @param {boolean} [zichtbaarElders]  Whether the eye can see it from the button already. */
  zeg(tekst, zichtbaarElders = false) {
    this.stand.classList.toggle("alleen-voorlezen", zichtbaarElders);
    this.stand.textContent = tekst;
  }
}

/** `<kompas-meegeeflijst data-kaart="…/sociale-kaart/">` around the parts of the page, and a template for one voorziening. */
export class KompasMeegeeflijst extends HTMLElement {
  connectedCallback() {
    this.stand = this.querySelector("[role=status]");
    this.stand.tabIndex = -1;
    this.lijst = this.querySelector(".blad-bewoner__lijst");
    this.sjabloon = this.querySelector("template");
    this.paginas = new Map();
    this.ids = [];
    this.querySelector("[data-deel=vandaag]").textContent = new Date().toLocaleDateString("nl-NL", { dateStyle: "long" });
    this.addEventListener("click", (event) => this.bedien(event));
    addEventListener("hashchange", () => this.open());
    addEventListener("pageshow", (event) => event.persisted && this.open());
    this.open();
  }

  /** Shows the list in the address; without one, the list of this tab, which then comes to stand in the address. */
  async open() {
    const beurt = (this.beurt = (this.beurt ?? 0) + 1);
    const { ids, weg, teVeel } = lees(location.hash);
    const gevraagd = location.hash.includes("v=") ? ids : eigenLijst();
    const eigen = gevraagd.join() === eigenLijst().join();
    if (gevraagd.length) this.stand.textContent = "De lijst wordt opgehaald …";
    const gevonden = await Promise.all(gevraagd.map((id) => this.pagina(id)));
    if (beurt !== this.beurt) return;
    const bekend = new Map(gevonden.filter((pagina) => pagina.doc !== null).map((pagina) => [pagina.id, pagina]));
    this.ids = [...bekend.keys()];
    this.lijst.replaceChildren(...[...bekend.values()].map((pagina) => this.item(pagina)));
    this.eigen = eigen;
    if (eigen && this.ids.join() !== gevraagd.join()) bewaar(this.ids);
    this.zetAdres();
    this.toon();
    this.meld(weg + gevonden.filter((pagina) => pagina.doc === null).length, teVeel, gevonden);
  }

  /** Says what is on the list, and what is not. */
  meld(kwijt, teVeel, gevonden) {
    const delen = this.ids.length ? [`${inWoorden(this.ids.length)} op de lijst.`] : [];
    if (kwijt === 1) delen.push("Eén voorziening van deze lijst bestaat niet (meer) en is weggelaten.");
    if (kwijt > 1) delen.push(`${kwijt} voorzieningen van deze lijst bestaan niet (meer) en zijn weggelaten.`);
    if (teVeel) delen.push(`Een lijst heeft hoogstens ${MEEST} voorzieningen: de laatste ${teVeel} zijn weggelaten.`);
    if (gevonden.some((pagina) => pagina.doc === undefined)) {
      delen.push("Niet alles kon worden opgehaald. Controleer je verbinding en laad de pagina opnieuw.");
    }
    this.stand.textContent = delen.join(" ");
  }

  /**
   * The page of a voorziening: `doc` is null when there is none, and undefined when it cannot be had now.
   * A former id has a page that only names its successor.
   * @param {string} id
   */
  async pagina(id) {
    if (this.paginas.has(id)) return this.paginas.get(id);
    const gevonden = await this.haal(new URL(`${this.dataset.kaart}${id}/`, location.href), id);
    if (gevonden.doc !== undefined) this.paginas.set(id, gevonden);
    return gevonden;
  }

  /** @param {URL} adres  @param {string} id  @param {boolean} [verder]  Whether to go on to a successor. */
  async haal(adres, id, verder = true) {
    let doc;
    try {
      const antwoord = await fetch(adres);
      if (antwoord.status === 404) return { id, doc: null };
      if (!antwoord.ok) return { id, doc: undefined };
      doc = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    } catch {
      return { id, doc: undefined };
    }
    if (doc.querySelector("[data-meegeven]")) return { id, doc };
    const opvolger = doc.querySelector("noscript + meta[name=robots] + link[rel=canonical]")?.getAttribute("href");
    if (!opvolger || !verder) return { id, doc: null };
    const naar = new URL(opvolger, adres);
    const nieuw = naar.pathname.split("/").at(-2) ?? "";
    return naar.origin === adres.origin && ID.test(nieuw) ? this.haal(naar, nieuw, false) : { id, doc: null };
  }

  /** One voorziening on the sheet. Only texts of its page are taken over, and the drawing of its QR code. */
  item({ id, doc }) {
    const item = this.sjabloon.content.firstElementChild.cloneNode(true);
    item.dataset.id = id;
    const naam = doc?.querySelector("h1")?.textContent.trim() ?? id;
    for (const veld of item.querySelectorAll("[data-veld]")) {
      const regels = veld.dataset.veld === "naam" ? [naam] : teksten(doc, veld.dataset.veld);
      if (veld.dataset.veld === "qr") {
        const code = doc?.querySelector("svg.qr__code");
        if (code) veld.append(document.importNode(code, true));
      } else if (regels.length === 0) {
        (veld.tagName === "DD" ? veld.parentElement : veld).remove();
      } else if (veld.tagName === "DD") {
        veld.replaceChildren(...regels.map((regel) => Object.assign(document.createElement("p"), { textContent: regel })));
      } else {
        veld.textContent = regels.join(" ");
      }
    }
    for (const knop of item.querySelectorAll("button")) {
      const wat = document.createElement("span");
      wat.className = "alleen-voorlezen";
      wat.textContent = ` ${naam}`;
      knop.append(wat);
    }
    return item;
  }

  zetAdres() {
    const fragment = alsFragment(this.ids);
    const adres = new URL(location.href);
    adres.hash = fragment;
    if (location.hash.replace(/^#/, "") !== fragment) history.replaceState(history.state, "", adres.href.replace(/#$/, ""));
  }

  /** Shows the parts of the page that fit: a list of a link is not wiped but taken over, and the own list stays at hand. */
  toon() {
    const bewaard = eigenLijst().length > 0;
    const leeg = this.ids.length === 0;
    const verberg = (keuze, of) => {
      this.querySelector(keuze).hidden = of;
    };
    verberg("[data-deel=leeg]", !leeg || !this.eigen);
    verberg("[data-deel=blad]", leeg);
    verberg("[data-deel=knoppen]", leeg);
    verberg("[data-deel=vreemd]", this.eigen);
    verberg("[data-deel=eigen-blijft]", !bewaard);
    verberg("[data-doe=overnemen]", leeg);
    verberg("[data-doe=eigen]", !bewaard);
    verberg("[data-doe=wissen]", !this.eigen);
    for (const [nummer, item] of [...this.lijst.children].entries()) {
      item.querySelector("[data-doe=omhoog]").disabled = nummer === 0;
      item.querySelector("[data-doe=omlaag]").disabled = nummer === this.lijst.children.length - 1;
    }
  }

  /** Takes the order over from the page, after a voorziening moved or went. */
  veranderd(tekst) {
    this.ids = [...this.lijst.children].map((item) => item.dataset.id);
    if (this.eigen) bewaar(this.ids);
    this.zetAdres();
    this.toon();
    this.stand.textContent = tekst;
  }

  async bedien(event) {
    const knop = event.target.closest("[data-doe]");
    const item = knop?.closest("[data-id]");
    const naam = item?.querySelector("[data-veld=naam]").textContent;
    switch (knop?.dataset.doe) {
      case "omhoog":
        item.previousElementSibling?.before(item);
        this.verplaatst(item, knop, naam);
        break;
      case "omlaag":
        item.nextElementSibling?.after(item);
        this.verplaatst(item, knop, naam);
        break;
      case "weg":
        this.haalWeg(item, naam);
        break;
      case "wissen":
        this.lijst.replaceChildren();
        this.veranderd("De lijst is leeg.");
        this.stand.focus();
        break;
      case "overnemen":
        this.neemOver();
        break;
      case "eigen":
        location.hash = alsFragment(eigenLijst());
        break;
      case "kopieer":
        await kopieer(location.href, this.stand, "De link is gekopieerd. Er staan alleen namen van voorzieningen in.");
        break;
      case "druk-af":
        print();
        break;
      default:
    }
  }

  neemOver() {
    this.eigen = bewaar(this.ids);
    this.toon();
    this.stand.textContent = this.eigen ? "Dit is nu jouw lijst." : "Deze browser bewaart niets voor dit tabblad.";
    if (this.eigen) this.querySelector("#blad-kop").focus();
  }

  verplaatst(item, knop, naam) {
    const plek = [...this.lijst.children].indexOf(item) + 1;
    this.veranderd(`${naam} staat nu op plaats ${plek} van ${this.lijst.children.length}.`);
    const volgende = knop.disabled ? item.querySelector("[data-doe=omhoog]:enabled, [data-doe=omlaag]:enabled") : knop;
    (volgende ?? knop).focus();
  }

  haalWeg(item, naam) {
    const buur = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    this.veranderd(`${naam} is van de lijst af.`);
    (buur?.querySelector("[data-doe=weg]") ?? this.stand).focus();
  }
}

/**
 * The texts that the page of a voorziening marks for the sheet.
 * @param {Document | undefined} doc  @param {string} naam
 */
function teksten(doc, naam) {
  const gemerkt = [...(doc?.querySelectorAll(`[data-meegeven="${naam}"]`) ?? [])];
  return gemerkt.map((element) => element.textContent.replace(/\s+/g, " ").trim());
}

customElements.define("kompas-meegeven", KompasMeegeven);
customElements.define("kompas-meegeeflijst", KompasMeegeeflijst);
