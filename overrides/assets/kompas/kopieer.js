/**
 * Puts an address on the clipboard and says whether that worked.
 * @param {string} adres  @param {HTMLElement} stand  The status line.  @param {string} gelukt  What it says then.
 */
export async function kopieer(adres, stand, gelukt) {
  try {
    await navigator.clipboard.writeText(adres);
    stand.textContent = gelukt;
  } catch {
    stand.textContent = "Kopiëren mag niet van deze browser. Kopieer het adres uit de adresbalk.";
  }
}
