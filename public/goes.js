// On a device that several children use: a page that lives knows for itself when it goes. One whose script did not come, or did not start, is
// a page of forms, and goes when its time is over as one does where no script may run.
(() => {
  const head = document.querySelector('meta[name=goes-after]');
  if (!head) return;
  const { documentElement: page } = document;

  let wasMs = Date.now();
  let leftMs = Number(head.content) * 1_000;

  function look() {
    if (page.dataset.lives !== undefined) return clearInterval(timer);
    const nowMs = Date.now();
    // Where the device sets its clock back, what had passed stays passed, and nothing waits for the hours it took back.
    leftMs -= Math.max(0, nowMs - wasMs);
    wasMs = nowMs;
    if (leftMs > 0) return;
    clearInterval(timer);
    // Nothing is to be seen from here on, however slow the line is.
    page.hidden = true;
    location.replace('/left?again');
  }

  const timer = setInterval(look, 1_000);
  // Timers stop in a sleeping device.
  document.addEventListener('visibilitychange', look);
})();
