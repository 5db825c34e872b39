// Whether something is open now, from the weeks that the build worked out. Never a guess: outside what is known it says so.

const STATEN = ["open", "afspraak", "onbekend"];
const DAGEN = { Mon: 0, Tue: 1, Wed: 2, Thu: 3, Fri: 4, Sat: 5, Sun: 6 };
const delen = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Amsterdam", weekday: "short", year: "numeric", month: "2-digit", day: "2-digit",
  hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

/** A moment as the clock in Amsterdam shows it. @param {Date} moment */
export function klok(moment) {
  const deel = Object.fromEntries(delen.formatToParts(moment).map(({ type, value }) => [type, value]));
  return {
    datum: `${deel.year}-${deel.month}-${deel.day}`,
    weekdag: DAGEN[deel.weekday],
    minuut: Number(deel.hour) * 60 + Number(deel.minute),
  };
}

/**
 * The state now (`open`, `dicht`, `afspraak` or `onbekend`) and, when open or closed, the minute of today at which that changes.
 * @param {{week: number[][], anders: Record<string, number[]>, vanaf: string, tot: string} | undefined} rooster
 * @returns {{staat: string, tot?: number}}
 */
export function nu(rooster, { datum, weekdag, minuut }) {
  if (!rooster || datum < rooster.vanaf || datum >= rooster.tot) return { staat: "onbekend" };
  const dag = rooster.anders[datum] ?? rooster.week[weekdag];
  for (let plek = 0; plek < dag.length; plek += 3) {
    const [van, tot, staat] = dag.slice(plek, plek + 3);
    if (minuut >= van && minuut < tot) return { staat: STATEN[staat], tot };
  }
  const straks = dag.filter((getal, plek) => plek % 3 === 0 && dag[plek + 2] === 0 && getal > minuut);
  return { staat: "dicht", tot: straks.length ? Math.min(...straks) : undefined };
}

const uur = (minuut) => `${Math.floor(minuut / 60)}.${String(minuut % 60).padStart(2, "0")} uur`;

/** In words: `Nu open, tot 17.00 uur`. */
export function inWoorden({ staat, tot }) {
  if (staat === "open") return tot === undefined || tot >= 1440 ? "Nu open" : `Nu open, tot ${uur(tot)}`;
  if (staat === "dicht") return tot === undefined ? "Nu dicht" : `Nu dicht, vandaag open vanaf ${uur(tot)}`;
  return staat === "afspraak" ? "Nu alleen op afspraak" : "Onbekend of het nu open is";
}

/** `<kompas-open data-rooster="{…}">`: says whether it is open, as long as the page is shown. */
export class KompasOpen extends HTMLElement {
  connectedCallback() {
    this.rooster = JSON.parse(this.dataset.rooster);
    this.toon();
    this.tik = setInterval(() => this.toon(), 30_000);
  }

  disconnectedCallback() {
    clearInterval(this.tik);
  }

  toon() {
    const stand = nu(this.rooster, klok(new Date()));
    this.dataset.staat = stand.staat;
    const tekst = inWoorden(stand);
    if (this.textContent !== tekst) this.textContent = tekst;
  }
}
