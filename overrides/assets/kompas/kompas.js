// Brings the pages to life: the menu, light and dark, the search window and the explanation of a begrip.
import { inhoudsopgave, menu, vensters, weergave } from "./kop.js";
import { KompasZoek } from "./zoek.js";
import { uitleg } from "./uitleg.js";

menu();
inhoudsopgave();
weergave();
vensters();
uitleg();
customElements.define("kompas-zoek", KompasZoek);
