// At a kiosk: a page that nobody touches asks, and then forgets whoever was there. It counts in the page alone and tells nobody what was
// touched; to the server it says at most every twenty seconds that somebody is there, and with the first touch that it will say so: so often that no other
// window of this device goes, and ends the seat, before this one has asked.
(() => {
  const place = document.querySelector('.kiosk-still');
  const asks = place?.firstElementChild;
  if (!place || !asks) return;
  const askMs = Number(place.dataset.ask) * 1_000;
  const overMs = Number(place.dataset.over) * 1_000;
  const toldEachMs = 20_000;

  let gone = false;
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

  function go() {
    if (gone) return;
    gone = true;
    clearInterval(timer);
    // Nothing is to be seen from here on, however slow the line is.
    document.documentElement.hidden = true;
    location.replace(place.dataset.goes);
  }

  function here() {
    pass();
    // Nobody was there for too long: what wakes the device is the next child's.
    if (idleMs >= overMs) return go();
    idleMs = 0;
    asks.hidden = true;
    // At the first page stands whoever comes next, too.
    if (location.pathname === '/kiosk' || untoldMs < toldEachMs) return;
    untoldMs = 0;
    const headers = { accept: 'application/json', seat: place.dataset.seat };
    fetch('/still', { method: 'POST', headers, keepalive: true })
      .then((answer) => answer.json())
      // By now somebody else has a seat here.
      .then(({ other }) => other && go())
      .catch(() => undefined);
  }

  function look() {
    // A page that is being read aloud has a child that listens.
    if (window.speechSynthesis?.speaking) here();
    pass();
    asks.hidden = idleMs < askMs;
    if (idleMs >= overMs) go();
  }

  const timer = setInterval(look, 1_000);
  for (const act of ['pointerdown', 'pointermove', 'touchmove', 'wheel', 'keydown', 'input', 'click']) {
    const presses = act === 'keydown' || act === 'click';
    addEventListener(
      act,
      (event) => {
        here();
        if (!gone) return;
        // Nor does it press anything on the page of the child before.
        if (presses) event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true, passive: !presses },
    );
  }
  // Timers stop in a sleeping device, and a browser may show a page again that was left.
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
})();
