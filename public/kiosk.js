// At a kiosk: a page that nobody touches asks, and then forgets whoever was there. It counts in the page alone and tells nobody what was
// touched; to the server it says at most once a minute that somebody is there, and with the first touch that it will say so.
(() => {
  const place = document.querySelector('.kiosk-still');
  const asks = place?.firstElementChild;
  if (!place || !asks) return;
  const askMs = Number(place.dataset.ask) * 1_000;
  const overMs = Number(place.dataset.over) * 1_000;
  const toldEachMs = 60_000;

  let wasMs = Date.now();
  let idleMs = 0;
  let untoldMs = toldEachMs;

  function pass() {
    const nowMs = Date.now();
    // Where the device sets its clock back, what had passed stays passed, and nothing waits for the hours it took back.
    const passedMs = Math.max(0, nowMs - wasMs);
    wasMs = nowMs;
    idleMs += passedMs;
    untoldMs += passedMs;
  }

  function here() {
    pass();
    idleMs = 0;
    asks.hidden = true;
    // At the first page stands whoever comes next, too.
    if (location.pathname === '/kiosk' || untoldMs < toldEachMs) return;
    untoldMs = 0;
    fetch('/still', { method: 'POST', headers: { accept: 'application/json' }, keepalive: true }).catch(
      () => undefined,
    );
  }

  function look() {
    // A page that is being read aloud has a child that listens.
    if (window.speechSynthesis?.speaking) here();
    pass();
    asks.hidden = idleMs < askMs;
    if (idleMs < overMs) return;
    clearInterval(timer);
    // Nothing is to be seen from here on, however slow the line is.
    document.documentElement.hidden = true;
    location.replace('/left');
  }

  const timer = setInterval(look, 1_000);
  for (const act of ['pointerdown', 'pointermove', 'touchmove', 'wheel', 'keydown', 'input', 'click'])
    addEventListener(act, here, { capture: true, passive: true });
  // Timers stop in a sleeping device, and a browser may show a page again that was left.
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
})();
