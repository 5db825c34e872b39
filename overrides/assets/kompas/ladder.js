// The drawing of a tree: at its own size with scroll bars, or the whole tree in view.

/** Makes the button above the drawing switch between the two sizes. */
export function ladder() {
  const knop = document.querySelector("[data-past]");
  const tekening = document.getElementById("ladder-tekening");
  if (!knop || !tekening) return;
  knop.hidden = false;
  knop.addEventListener("click", () => {
    const passend = tekening.classList.toggle("ladder--passend");
    knop.setAttribute("aria-pressed", String(passend));
  });
}
