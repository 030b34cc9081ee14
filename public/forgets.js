// The first page of a device to which children bring cards: a code that one began to type, and that nobody goes on with, is not the next child's.
// Counted from the last touch, in the page alone.
(() => {
  const overMs = Number(document.currentScript?.dataset.after) * 1_000;
  let wasMs = Date.now();
  let idleMs = 0;

  function look() {
    const nowMs = Date.now();
    // Where the device sets its clock back, what had passed stays passed, and nothing waits for the hours it took back.
    idleMs += Math.max(0, nowMs - wasMs);
    wasMs = nowMs;
    if (idleMs < overMs) return;
    for (const form of document.forms) form.reset();
  }

  setInterval(look, 1_000);
  for (const act of ['pointerdown', 'touchmove', 'keydown', 'input'])
    addEventListener(
      act,
      () => {
        // A touch that wakes the device is the next child's.
        look();
        idleMs = 0;
      },
      { capture: true, passive: true },
    );
  // Timers stop in a sleeping device.
  document.addEventListener('visibilitychange', look);
})();
