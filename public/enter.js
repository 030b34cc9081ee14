/** Puts the words of a printed code from the address into the form, and takes them out of the address and the history. */
const box = document.querySelector('input[name="code"]');
if (box instanceof HTMLInputElement && location.hash.length > 1) {
  let words = '';
  try {
    words = decodeURIComponent(location.hash.slice(1));
  } catch {
    // A damaged address opens the empty form.
  }
  history.replaceState(null, '', location.pathname);
  box.value = words.slice(0, 200).replaceAll('-', ' ');
}
