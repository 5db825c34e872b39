// The search engine: a question in, pages with their points out. macros/zoeken made the files; this fetches the few it needs.

const KLANKEN = [
  [/ch/g, "g"], [/ij|y/g, "i"], [/ei/g, "i"], [/au/g, "ou"], [/ph/g, "f"], [/th/g, "t"], [/c(?=[eiy])/g, "s"], [/[cq]/g, "k"],
  [/x/g, "ks"], [/z/g, "s"], [/v/g, "f"], [/(.)\1+/g, "$1"], [/d$/, "t"],
];
// Letters that sound alike at the start of a word.
const LIJKT_OP = { c: "ks", k: "c", s: "cz", z: "s", f: "vp", v: "f", g: "c", i: "ey", y: "i", p: "f" };
const UITGANG = /^(?:e?n|e?s|[dt]e?n?|j?e|[tp]?jes?|ers?|ing(?:en)?|lijke?|heid)$/;
const KOPPELING = ["", "s", "e", "en"];
const KORTSTE_DEEL = 4;
const LANGSTE_SAMENSTELLING = 45; // letters
export const MEESTE_WOORDEN = 12; // of a question
const DEEL = 0.3;
const TYPEFOUT = 0.6;
const VERWANT = 7; // letters
const WEINIG = 3; // pages

/** The words of a text, in lower case without accents, as macros/zoeken/taal.py has them. @param {string} tekst */
export function woorden(tekst) {
  const gewoon = tekst.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "");
  return gewoon.match(/[a-z0-9]+/g) ?? [];
}

/** How a word sounds, so that verslaaving and verslaving are one. @param {string} woord */
export function klank(woord) {
  return KLANKEN.reduce((tekst, [van, naar]) => tekst.replace(van, naar), woord);
}

/** Typing errors between two words (Damerau-Levenshtein), or `grens + 1` when there are more. */
export function afstand(a, b, grens) {
  if (Math.abs(a.length - b.length) > grens) return grens + 1;
  let [eerder, vorige] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const rij = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const anders = a[i - 1] === b[j - 1] ? 0 : 1;
      rij[j] = Math.min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + anders);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rij[j] = Math.min(rij[j], eerder[j - 2] + 1);
    }
    if (Math.min(...rij) > grens) return grens + 1;
    [eerder, vorige] = [vorige, rij];
  }
  return vorige[b.length];
}

/** How many letters two words have in common at the start: bureaucratisch is close to bureaucratie. */
function samen(a, b) {
  let plek = 0;
  while (plek < a.length && a[plek] === b[plek]) plek += 1;
  return plek;
}

/** The pages that earn at least this part of what the best one earns. @param {[number, number][]} treffers  Best first. */
export const goede = (treffers, deel) => treffers.filter(([, punten]) => punten >= treffers[0][1] * deel);

/** @param {string} woord  The number of errors that a word of this length may have. */
const speling = (woord) => (woord.length < 4 ? 0 : woord.length < 8 ? 1 : 2);

/** The index at one address, `…/zoek/`. Each file is fetched once; a failed one is tried again at the next question. */
export class Zoekmachine {
  /** @param {string} adres */
  constructor(adres) {
    this.adres = adres;
    this.bestanden = new Map();
  }

  bestand(naam, versie = "") {
    if (!this.bestanden.has(naam)) {
      const belofte = fetch(`${this.adres}${naam}.json${versie && `?v=${versie}`}`).then((antwoord) => {
        if (!antwoord.ok) throw new Error(`${naam}: ${antwoord.status}`);
        return antwoord.json();
      });
      belofte.catch(() => this.bestanden.delete(naam));
      this.bestanden.set(naam, belofte);
    }
    return this.bestanden.get(naam);
  }

  /** What the index is: `aantal` pages, of which the first `kaart` are the voorzieningen of the finder. */
  laad() {
    return this.bestand("index");
  }

  /** The words that begin with these letters: the stem of each word, and the pages of each stem. */
  async letters(begin) {
    const { versie } = await this.laad();
    const naam = `vormen van ${begin}`;
    if (!this.bestanden.has(naam)) {
      const belofte = this.bestand(`woorden/${begin}`, versie).then((inhoud) => {
        const vormen = new Map();
        for (const [stam, [tekst]] of Object.entries(inhoud)) for (const vorm of tekst.split(" ")) if (vorm) vormen.set(vorm, stam);
        return { vormen, stammen: new Map(Object.entries(inhoud).map(([stam, [, paginas]]) => [stam, paginas])) };
      });
      belofte.catch(() => this.bestanden.delete(naam));
      this.bestanden.set(naam, belofte);
    }
    return this.bestanden.get(naam);
  }

  /** The file that holds a word, or nothing. @param {string} woord */
  async bij(woord) {
    const { letters } = await this.laad();
    const begin = [woord.slice(0, 2), woord.slice(0, 1)].find((deel) => letters.includes(deel));
    return begin === undefined ? undefined : this.letters(begin);
  }

  /** The files of all words with this first letter. */
  async alleBij(letter) {
    const { letters } = await this.laad();
    return Promise.all(letters.filter((begin) => begin.startsWith(letter)).map((begin) => this.letters(begin)));
  }

  /** The stem of a word, or of a part of a compound that is a stem itself. */
  async stam(woord) {
    const bestand = await this.bij(woord);
    return bestand?.vormen.get(woord) ?? (woord.length > KORTSTE_DEEL && bestand?.stammen.has(woord) ? woord : undefined);
  }

  async paginas(stam) {
    return (await this.bij(stam.replace(/^=/, "")))?.stammen.get(stam) ?? [];
  }

  /**
   * The pages that fit a question, best first. `gezocht` is what was searched instead, when words were mended.
   * @param {string} vraag
   * @returns {Promise<{treffers: [number, number][], gezocht: string, onbekend: string[]}>}
   */
  async zoek(vraag) {
    const { stopwoorden, aantal } = await this.laad();
    const alle = woorden(vraag).slice(0, MEESTE_WOORDEN);
    const telt = alle.filter((woord) => !stopwoorden.includes(woord));
    const gevraagd = telt.length ? telt : alle;
    const begrepen = (await Promise.all(gevraagd.map((woord, plek) => this.begrijp(woord, plek === gevraagd.length - 1)))).flat();
    const perWoord = await Promise.all(begrepen.map(({ stammen }) => this.punten(stammen)));
    // A page that misses a word loses more when that word is rare: `niet` and `goed` say little beside `lezen`.
    const zeldzaam = perWoord.map((punten) => Math.log(1 + aantal / (1 + punten.size)));
    const alles = zeldzaam.reduce((som, waarde) => som + waarde, 0);
    const totaal = new Map();
    perWoord.forEach((punten, plek) => {
      for (const [pagina, verdiend] of punten) {
        const [som, geraakt] = totaal.get(pagina) ?? [0, 0];
        totaal.set(pagina, [som + verdiend, geraakt + zeldzaam[plek]]);
      }
    });
    const treffers = new Map();
    for (const [pagina, [som, geraakt]] of totaal) treffers.set(pagina, som * (geraakt / alles) ** 1.5);
    for (const [pagina, verdiend] of await this.namen(begrepen)) treffers.set(pagina, (treffers.get(pagina) ?? 0) + verdiend);
    const opVolgorde = [...treffers].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return {
      treffers: opVolgorde,
      gezocht: begrepen.some(({ hersteld }) => hersteld) ? begrepen.map(({ woord }) => woord).join(" ") : "",
      onbekend: begrepen.filter(({ stammen }) => !stammen.size).map(({ woord }) => woord),
    };
  }

  /** What earns points for one word: stems with how much each counts. One unknown compound becomes several words. */
  async begrijp(woord, laatste) {
    const bestand = await this.bij(woord);
    const stam = bestand?.vormen.get(woord) ?? this.vorm(woord, bestand);
    if (stam !== undefined) {
      const stammen = new Map([[stam, 1]]);
      if (bestand.vormen.has(woord)) for (const deel of await this.delen(woord)) stammen.set(await this.stam(deel), DEEL);
      return [{ woord, stammen: await this.ruimer(woord, stammen), stam }];
    }
    const delen = await this.delen(woord);
    if (delen.length) {
      return Promise.all(
        delen.map(async (deel) => {
          const van = await this.stam(deel);
          return { woord: deel, stammen: new Map([[van, 1]]), stam: van };
        }),
      );
    }
    const begonnen = new Map();
    if (laatste && woord.length > 2 && bestand) {
      for (const [vorm, van] of bestand.vormen) if (vorm.startsWith(woord)) begonnen.set(van, 0.5 + (0.5 * woord.length) / vorm.length);
      if (begonnen.size) return [{ woord, stammen: await this.ruimer(woord, begonnen) }];
    }
    const beste = (await this.lijktOp(woord))[0];
    if (!beste) return [{ woord, stammen: begonnen }];
    return [{ woord: beste.vorm, stammen: new Map([[beste.stam, beste.telt]]), stam: beste.stam, hersteld: beste.fout }];
  }

  /** With words that look like it, when hardly any page has the word itself. */
  async ruimer(woord, stammen) {
    const paginas = await Promise.all([...stammen.keys()].map((stam) => this.paginas(stam)));
    if (paginas.flat().length / 2 >= WEINIG || woord.length < VERWANT) return stammen;
    for (const { stam, telt } of (await this.lijktOp(woord)).slice(0, 3)) if (!stammen.has(stam)) stammen.set(stam, 0.6 * telt);
    return stammen;
  }

  /** The known words that a compound is made of, or nothing. What cannot be split is remembered, so that it is tried once. */
  async delen(woord, vergeefs = new Set()) {
    if (woord.length > LANGSTE_SAMENSTELLING || vergeefs.has(woord)) return [];
    for (let plek = KORTSTE_DEEL; plek <= woord.length - KORTSTE_DEEL; plek += 1) {
      const rest = woord.slice(plek);
      for (const tussen of KOPPELING) {
        const begin = woord.slice(0, plek).endsWith(tussen) ? woord.slice(0, plek - tussen.length) : "";
        if (begin.length < KORTSTE_DEEL || (await this.stam(begin)) === undefined) continue;
        if ((await this.stam(rest)) !== undefined) return [begin, rest];
        const verder = await this.delen(rest, vergeefs);
        if (verder.length) return [begin, ...verder];
      }
    }
    vergeefs.add(woord);
    return [];
  }

  /** The longest stem of which a word is another form (`spijbelt` is spijbel with a t). */
  vorm(woord, bestand) {
    for (let lengte = woord.length - 1; bestand && lengte >= KORTSTE_DEEL; lengte -= 1) {
      const [begin, einde] = [woord.slice(0, lengte), woord.slice(lengte)];
      if (UITGANG.test(einde) && (bestand.vormen.has(begin) || bestand.stammen.has(begin))) return bestand.vormen.get(begin) ?? begin;
    }
    return undefined;
  }

  /** The known words that an unknown one may be: one that sounds alike, or a typing error; likeliest first. */
  async lijktOp(woord, ruimte = speling(woord)) {
    for (const letters of [woord[0], LIJKT_OP[woord[0]] ?? ""]) {
      const bestanden = (await Promise.all([...letters].map((letter) => this.alleBij(letter)))).flat();
      const gevonden = [];
      for (const { vormen, stammen } of bestanden) {
        for (const [vorm, stam] of vormen) {
          const gewicht = Math.log2(1 + (stammen.get(stam)?.length ?? 0)) / 100;
          const gelijk = samen(woord, vorm);
          if (gelijk >= VERWANT && gelijk > 0.65 * Math.max(woord.length, vorm.length)) {
            gevonden.push({ vorm, stam, telt: 0.7, fout: false, ver: 1.2 - gelijk / 100 - gewicht });
          } else if (klank(vorm) === klank(woord)) gevonden.push({ vorm, stam, telt: 0.8, fout: true, ver: 0.5 - gewicht });
          else if (ruimte) {
            const grens = Math.min(ruimte, Math.max(1, vorm.length - 3));
            const fouten = afstand(woord, vorm, grens);
            if (fouten <= grens) gevonden.push({ vorm, stam, telt: TYPEFOUT, fout: true, ver: fouten - gewicht });
          }
        }
      }
      if (gevonden.length) return gevonden.sort((a, b) => a.ver - b.ver || (a.vorm < b.vorm ? -1 : 1));
    }
    return [];
  }

  /** The pages of some stems, each with its points. @param {Map<string, number>} stammen */
  async punten(stammen) {
    const punten = new Map();
    for (const [stam, telt] of stammen) {
      const paginas = await this.paginas(stam);
      for (let plek = 0; plek < paginas.length; plek += 2) {
        punten.set(paginas[plek], Math.max(punten.get(paginas[plek]) ?? 0, telt * paginas[plek + 1]));
      }
    }
    return punten;
  }

  /** The pages that have the whole question as a name. */
  async namen(begrepen) {
    const stammen = begrepen.map(({ stam }) => stam);
    if (!stammen.length || stammen.includes(undefined)) return new Map();
    return this.punten(new Map([[`=${stammen.join(" ")}`, 1]]));
  }

  /** What a result shows of each page. @param {number[]} nummers */
  async gegevens(nummers) {
    const { per, versie } = await this.laad();
    return Promise.all(nummers.map(async (nummer) => (await this.bestand(`paginas/${Math.floor(nummer / per)}`, versie))[nummer % per]));
  }
}
