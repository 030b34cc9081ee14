// A page that was left open, or that a browser shows again as it stood, may be of a child that was here before: whoever has a seat here now is led to
// its own page, which says so. A page that lives asks for itself.
(() => {
  const { documentElement: page } = document;
  const mark = document.querySelector('meta[name=seat]')?.content;
  if (!mark) return;

  async function look(back) {
    if (page.hidden || page.dataset.lives !== undefined || document.visibilityState !== 'visible') return;
    // Nothing of one that comes back is to be seen before it is known whose it is.
    page.hidden = back;
    let other = false;
    try {
      other = (await (await fetch('/still', { headers: { seat: mark } })).json()).other === true;
    } catch {
      // No line: nobody can be asked, and nothing can be sent.
    }
    if (other) location.replace(`/left?of=${mark}`);
    if (back || other) page.hidden = other;
  }

  document.addEventListener('visibilitychange', () => look(false));
  addEventListener('pageshow', ({ persisted }) => persisted && look(true));
})();
