// Brings the pages to life: gives each part that a page holds its script. The finder is fetched only where it stands.
import { inhoudsopgave, menu, vensters, weergave } from "./kop.js";
import { KompasZoek } from "./zoek.js";
import { KompasOpen } from "./open.js";
import { KompasBoom } from "./boom.js";
import { ladder } from "./ladder.js";
import { uitleg } from "./uitleg.js";

menu();
inhoudsopgave();
weergave();
vensters();
uitleg();
ladder();
customElements.define("kompas-zoek", KompasZoek);
customElements.define("kompas-boom", KompasBoom);
customElements.define("kompas-open", KompasOpen);
if (document.querySelector("kompas-kaart")) import("./zoeker.js").then(({ KompasKaart }) => customElements.define("kompas-kaart", KompasKaart));
