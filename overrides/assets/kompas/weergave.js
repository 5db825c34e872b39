// Sets light or dark before the page is drawn, from the reader's own choice; runs before the style sheets apply.
{
  const pagina = document.documentElement;
  let keuze = null;
  try {
    keuze = localStorage.getItem("kompas-weergave");
  } catch {
    // Storage can be switched off; the page then follows the device.
  }
  if (keuze === "licht" || keuze === "donker") pagina.dataset.kompasWeergave = keuze;
  pagina.classList.replace("no-js", "js");
}
