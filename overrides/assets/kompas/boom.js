// A decision tree, one question at a time. The questions and uitkomsten are in the page; this decides which of them shows.
// The answers stand in the fragment of the address (#gevaar=nee&omgeving=ja) and nowhere else.

import { kopieer } from "./kopieer.js";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The answers in a fragment by question (the first counts), and the parts that are no answer. macros/bomen/replay.py does the same.
 * @param {string} fragment
 */
export function lees(fragment) {
  let tekst = fragment.replace(/^#/, "");
  try {
    tekst = decodeURIComponent(tekst);
  } catch {
    // Broken escapes: take the text as it is.
  }
  const gegeven = new Map();
  const weg = [];
  for (const deel of tekst.split("&").filter(Boolean)) {
    const [vraag, ...rest] = deel.split("=");
    const antwoord = rest.join("=");
    if (ID.test(vraag) && ID.test(antwoord) && !gegeven.has(vraag)) gegeven.set(vraag, antwoord);
    else weg.push(deel);
  }
  return { gegeven, weg };
}

/**
 * Walks the tree with the given answers and stops where none fits.
 * @param {string} start  Id of the first question.
 * @param {Map<string, Map<string, string>>} vragen  Question id → answer id → id of what follows.
 * @param {string} fragment
 */
export function loop(start, vragen, fragment) {
  const { gegeven, weg } = lees(fragment);
  const stappen = [];
  let hier = start;
  while (vragen.has(hier)) {
    const antwoord = gegeven.get(hier);
    const naar = antwoord === undefined ? undefined : vragen.get(hier).get(antwoord);
    if (naar === undefined) break;
    stappen.push([hier, antwoord]);
    gegeven.delete(hier);
    hier = naar;
  }
  for (const [vraag, antwoord] of gegeven) weg.push(`${vraag}=${antwoord}`);
  return { stappen, hier, weg };
}

/** @param {string[][]} stappen */
const alsFragment = (stappen) => stappen.map(([vraag, antwoord]) => `${vraag}=${antwoord}`).join("&");

/** `<kompas-boom data-start="…">` around the questions and uitkomsten of one tree. */
export class KompasBoom extends HTMLElement {
  connectedCallback() {
    this.vragen = new Map();
    this.knopen = new Map();
    this.vorige = new Map();
    // The answers last seen in the address: a jump to a heading of the page replaces them there, but not here.
    this.fragment = "";
    this.stand = this.querySelector(".boom__melding");
    for (const vraag of this.querySelectorAll("[data-vraag]")) {
      const keuzes = [...vraag.querySelectorAll("[data-antwoord]")];
      this.vragen.set(vraag.dataset.vraag, new Map(keuzes.map((keuze) => [keuze.dataset.antwoord, keuze.dataset.naar])));
      this.knopen.set(vraag.dataset.vraag, vraag);
      this.maakFormulier(vraag, keuzes);
    }
    for (const uitkomst of this.querySelectorAll("[data-uitkomst]")) this.knopen.set(uitkomst.dataset.uitkomst, uitkomst);
    for (const titel of this.querySelectorAll(".boom__titel")) titel.tabIndex = -1;
    this.querySelector(".boom__bediening").hidden = false;
    this.addEventListener("click", (event) => this.bedien(event));
    addEventListener("hashchange", () => this.toon(true));
    document.addEventListener("click", (event) => this.volgAnker(event));
    this.toon(Boolean(location.hash));
  }

  /** Turns the links of a question into radio buttons with a button to go on. */
  maakFormulier(vraag, keuzes) {
    const titel = vraag.querySelector(".boom__titel");
    const formulier = document.createElement("form");
    formulier.className = "boom__formulier";
    formulier.noValidate = true;
    const groep = document.createElement("fieldset");
    const legende = document.createElement("legend");
    const fout = document.createElement("p");
    fout.className = "boom__fout";
    fout.id = `fout-${vraag.dataset.vraag}`;
    const toelichting = vraag.querySelector(".boom__toelichting");
    if (toelichting) toelichting.id = `toelichting-${vraag.dataset.vraag}`;
    groep.setAttribute("aria-describedby", [toelichting?.id, fout.id].filter(Boolean).join(" "));
    vraag.prepend(formulier);
    legende.append(titel);
    groep.append(legende, ...(toelichting ? [toelichting] : []), fout);
    for (const keuze of keuzes) {
      const label = document.createElement("label");
      const rondje = document.createElement("input");
      rondje.type = "radio";
      rondje.name = `antwoord-${vraag.dataset.vraag}`;
      rondje.value = keuze.dataset.antwoord;
      label.append(rondje, keuze.textContent);
      groep.append(label);
    }
    const verder = document.createElement("button");
    verder.className = "knop knop--vol";
    verder.textContent = "Verder";
    formulier.append(groep, verder);
    formulier.addEventListener("submit", (event) => {
      event.preventDefault();
      this.antwoord(vraag.dataset.vraag, formulier, fout);
    });
  }

  antwoord(vraag, formulier, fout) {
    const gekozen = formulier.querySelector("input:checked");
    if (!gekozen) {
      fout.textContent = "Kies een antwoord. Weet je het niet, kies dan ‘Weet ik niet’ of zoek het eerst uit.";
      fout.setAttribute("role", "alert");
      formulier.querySelector("input").focus();
      return;
    }
    fout.textContent = "";
    fout.removeAttribute("role");
    const { stappen } = this.route();
    this.ga([...stappen.filter(([id]) => id !== vraag), [vraag, gekozen.value]]);
  }

  route() {
    if (!this.isAnker()) this.fragment = location.hash;
    return loop(this.dataset.start, this.vragen, this.fragment);
  }

  /** Whether the fragment names a place on the page (a heading, a question in the whole tree) and no answers. */
  isAnker() {
    return location.hash.length > 1 && !location.hash.includes("=") && !/%3d/i.test(location.hash);
  }

  ga(stappen) {
    const fragment = alsFragment(stappen);
    this.fragment = fragment;
    if (`#${fragment}` === location.hash) this.toon(true);
    else location.hash = fragment;
  }

  /** @param {boolean} verplaats  Whether the reader moved, so that the focus should follow. */
  toon(verplaats) {
    if (this.isAnker() && this.getoond) {
      this.naarAnker();
      return;
    }
    this.getoond = true;
    const { stappen, hier, weg } = this.route();
    this.toonAlles(false);
    for (const [id, knoop] of this.knopen) knoop.hidden = id !== hier;
    this.querySelector(".boom__vragen").hidden = !this.vragen.has(hier);
    this.querySelector(".boom__uitkomsten").hidden = this.vragen.has(hier);
    this.toonAntwoorden(stappen);
    const eerder = this.vorige.get(hier);
    for (const rondje of this.knopen.get(hier).querySelectorAll("input")) rondje.checked = rondje.value === eerder;
    this.stand.textContent = weg.length
      ? "Een deel van deze link past niet (meer) bij de boom en is weggelaten. Controleer de antwoorden."
      : "";
    if (this.isAnker()) this.naarAnker();
    else if (verplaats) this.knopen.get(hier).querySelector(".boom__titel").focus();
  }

  toonAntwoorden(stappen) {
    const blok = this.querySelector(".boom__route");
    blok.hidden = stappen.length === 0;
    blok.querySelector("dl").replaceChildren(
      ...stappen.map(([vraag, antwoord], nummer) => {
        this.vorige.set(vraag, antwoord);
        const knoop = this.knopen.get(vraag);
        const rij = document.createElement("div");
        const naam = document.createElement("dt");
        naam.textContent = knoop.querySelector(".boom__titel").textContent;
        const waarde = document.createElement("dd");
        waarde.textContent = knoop.querySelector(`[data-antwoord="${CSS.escape(antwoord)}"]`).textContent;
        const wijzig = document.createElement("a");
        wijzig.href = `#${alsFragment(stappen.slice(0, nummer))}`;
        wijzig.textContent = "wijzig";
        const wat = document.createElement("span");
        wat.className = "alleen-voorlezen";
        wat.textContent = ` je antwoord op: ${naam.textContent}`;
        wijzig.append(wat);
        waarde.append(" ", wijzig);
        rij.append(naam, waarde);
        return rij;
      }),
    );
  }

  /** The trainer's view: every question and uitkomst at once. */
  toonAlles(aan) {
    this.classList.toggle("boom--alles", aan);
    const knop = this.querySelector("[data-doe=alles]");
    knop.setAttribute("aria-pressed", String(aan));
    knop.textContent = aan ? "Toon één vraag tegelijk" : "Toon alle vragen";
    if (!aan) return;
    for (const knoop of this.knopen.values()) knoop.hidden = false;
    this.querySelector(".boom__vragen").hidden = false;
    this.querySelector(".boom__uitkomsten").hidden = false;
    this.querySelector(".boom__route").hidden = true;
  }

  /** Goes to the place that the fragment names; a question or uitkomst is shown within the whole tree. */
  naarAnker() {
    const doel = document.getElementById(location.hash.slice(1));
    if (!doel) return;
    if (this.contains(doel)) {
      this.toonAlles(true);
      doel.querySelector(".boom__titel")?.focus({ preventScroll: true });
    }
    doel.scrollIntoView();
  }

  /** A click on the same place twice changes no fragment, but must still lead there. */
  volgAnker(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash && this.isAnker()) this.naarAnker();
  }

  async bedien(event) {
    switch (event.target.closest("[data-doe]")?.dataset.doe) {
      case "opnieuw":
        this.vorige.clear();
        this.ga([]);
        this.toon(true);
        break;
      case "alles":
        if (!this.classList.contains("boom--alles")) this.toonAlles(true);
        else if (this.isAnker()) location.hash = this.fragment;
        else this.toon(false);
        break;
      case "kopieer":
        await this.kopieer();
        break;
      case "druk-af":
        print();
        break;
      default:
    }
  }

  kopieer() {
    const adres = new URL(location.href);
    adres.hash = alsFragment(this.route().stappen);
    return kopieer(adres.href, this.stand, "De link is gekopieerd. Er staan alleen antwoorden in, geen gegevens van een bewoner.");
  }
}
