// On a device that several children use: a page that lives knows for itself when it goes. One whose script did not come, or did not start, is
// a page of forms, and goes when its time is over as one does where no script may run. So does what stands there after its script stopped.
(() => {
  const head = document.querySelector('meta[name=goes-after]');
  if (!head) return;
  const { documentElement: page } = document;

  let wasMs = Date.now();
  const wholeMs = Number(head.content) * 1_000;
  let leftMs = wholeMs;

  function look() {
    const nowMs = Date.now();
    // Where the device sets its clock back, what had passed stays passed, and nothing waits for the hours it took back.
    leftMs -= Math.max(0, nowMs - wasMs);
    wasMs = nowMs;
    if (page.dataset.lives !== undefined) leftMs = wholeMs;
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
