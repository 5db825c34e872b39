// The controls at the top of the page. Each works with mouse, touch and keyboard; Escape closes and gives focus back.

/** Opens and closes the menu on small screens. */
export function menu() {
  const knop = document.querySelector(".kop__menuknop");
  const lijst = document.getElementById("menu");
  if (!knop || !lijst) return;
  /** @param {boolean} open */
  const zet = (open) => {
    knop.setAttribute("aria-expanded", String(open));
    lijst.classList.toggle("menu--open", open);
  };
  knop.addEventListener("click", () => zet(knop.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && knop.getAttribute("aria-expanded") === "true") {
      zet(false);
      knop.focus();
    }
  });
}

/** Lets the reader choose light or dark, and keeps the choice on this device. */
export function weergave() {
  const blok = document.querySelector(".weergave");
  if (!blok) return;
  const samenvatting = blok.querySelector("summary");
  const huidig = document.documentElement.dataset.kompasWeergave ?? "";
  for (const keuze of blok.querySelectorAll("input")) {
    keuze.checked = keuze.value === huidig;
    keuze.addEventListener("change", () => {
      if (keuze.value) {
        document.documentElement.dataset.kompasWeergave = keuze.value;
        localStorage.setItem("kompas-weergave", keuze.value);
      } else {
        delete document.documentElement.dataset.kompasWeergave;
        localStorage.removeItem("kompas-weergave");
      }
    });
  }
  blok.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && blok.open) {
      blok.open = false;
      samenvatting.focus();
      event.stopPropagation();
    }
  });
  document.addEventListener("click", (event) => {
    if (!blok.contains(event.target)) blok.open = false;
  });
}

/** Makes every link with `data-opent` open the dialog of that id; also Ctrl+K opens the search window. */
export function vensters() {
  for (const opener of document.querySelectorAll("[data-opent]")) {
    const venster = document.getElementById(opener.dataset.opent);
    if (!venster) continue;
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(venster);
    });
    venster.addEventListener("click", (event) => {
      if (event.target === venster) venster.close();
    });
    // A search field takes the first Escape to empty itself; here one Escape closes.
    venster.addEventListener("keydown", (event) => {
      if (event.key === "Escape") venster.close();
    });
  }
  const zoekvenster = document.getElementById("zoekvenster");
  document.addEventListener("keydown", (event) => {
    const zoekt = event.key === "k" && (event.ctrlKey || event.metaKey);
    if (zoekt && zoekvenster && !zoekvenster.open) {
      event.preventDefault();
      open(zoekvenster);
    }
  });
}

/** @param {HTMLDialogElement} venster */
function open(venster) {
  venster.showModal();
  venster.querySelector("input")?.select();
}

/** Opens "Op deze pagina" where it stands beside the text; on a small screen it stays closed above it. */
export function inhoudsopgave() {
  const blok = document.querySelector(".op-deze-pagina details");
  if (!blok) return;
  const naast = matchMedia("(min-width: 68rem)");
  const zet = () => {
    blok.open = naast.matches;
  };
  naast.addEventListener("change", zet);
  zet();
}
