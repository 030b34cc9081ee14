// The page before the yes answers a form, and no address opens it: Back from what follows would ask whether to send that form again. So with
// the answer to it the first page takes its place in the history. Nothing is kept for it, and no address has a word of the sheet.
const { first } = document.currentScript.dataset;
document.addEventListener('submit', () => history.replaceState(null, '', first));
