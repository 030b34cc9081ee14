// This page answers a form: Back from what follows would ask whether to send that form again, and whoever says yes would read what was told in it,
// or what six words opened. So what leads on from here leaves the address alone in the history; after the page before the yes, which no address
// opens, that of the first page. Nothing is kept for it, and no address has a word of the sheet.
const { first } = document.currentScript.dataset;
const leave = () => history.replaceState(null, '', first);
// On a device that several children use the page goes by itself, and nothing is pressed then.
if (document.querySelector('meta[http-equiv="refresh" i]')) leave();
document.addEventListener('submit', leave);
document.addEventListener('click', ({ target }) => {
  if (target.closest('a[href^="/"]:not([target]), a[href^="http"]:not([target])')) leave();
});
