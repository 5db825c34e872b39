// Shows what a begrip means when a reader points at or focuses its link. Escape hides it; the pointer may rest on it (WCAG 1.4.13).

/** Gives every `a.begrip` its explanation. */
export function uitleg() {
  const begrippen = document.querySelectorAll("a.begrip[data-uitleg]");
  if (!begrippen.length) return;
  const wolk = document.createElement("div");
  wolk.className = "uitleg";
  wolk.id = "uitleg";
  wolk.setAttribute("role", "tooltip");
  wolk.hidden = true;
  document.querySelector("main").append(wolk);
  let sluiten = 0;

  /** @param {HTMLAnchorElement} begrip */
  const toon = (begrip) => {
    clearTimeout(sluiten);
    wolk.textContent = begrip.dataset.uitleg;
    wolk.hidden = false;
    begrip.setAttribute("aria-describedby", wolk.id);
    const plek = begrip.getBoundingClientRect();
    const links = Math.min(plek.left, document.documentElement.clientWidth - wolk.offsetWidth - 8);
    const past = plek.bottom + wolk.offsetHeight + 8 < innerHeight;
    wolk.style.left = `${Math.max(8, links) + scrollX}px`;
    wolk.style.top = `${(past ? plek.bottom + 4 : plek.top - wolk.offsetHeight - 4) + scrollY}px`;
  };
  const verberg = () => {
    wolk.hidden = true;
    for (const begrip of begrippen) begrip.removeAttribute("aria-describedby");
  };
  const straks = () => {
    clearTimeout(sluiten);
    sluiten = setTimeout(verberg, 200);
  };
  for (const begrip of begrippen) {
    begrip.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && toon(begrip));
    begrip.addEventListener("pointerleave", straks);
    begrip.addEventListener("focus", () => begrip.matches(":focus-visible") && toon(begrip));
    begrip.addEventListener("blur", straks);
  }
  wolk.addEventListener("pointerenter", () => clearTimeout(sluiten));
  wolk.addEventListener("pointerleave", straks);
  document.addEventListener("keydown", (event) => event.key === "Escape" && verberg());
}
