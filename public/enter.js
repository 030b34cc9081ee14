/** Puts the words of a printed code from the address into the form, and takes them out of the address and the history. */
const box = document.querySelector('input[name="code"]');
if (box instanceof HTMLInputElement && location.hash.length > 1) {
  let words = '';
  try {
    words = decodeURIComponent(location.hash.slice(1));
  } catch {
    // A damaged address opens the empty form.
  }
  // Into the form first, and with what every browser knows: what is out of the address is found nowhere else.
  box.value = words.slice(0, 200).replace(/-/g, ' ');
  history.replaceState(null, '', location.pathname);
}
