// The first page of a device to which children bring cards: a code that one began to type, and that nobody goes on with, is not the next child's.
// Counted from the last touch, in the page alone.
(() => {
  const overMs = Number(document.currentScript?.dataset.after) * 1_000;
  // A device may set its clock back, as when it finds its network again: what had passed stays passed, and nothing waits for the hours it took back.
  let clockMs = Date.now();
  let setBackMs = 0;
  function nowMs() {
    const wasMs = clockMs;
    clockMs = Date.now();
    setBackMs += Math.max(0, wasMs - clockMs);
    return clockMs + setBackMs;
  }

  let lastMs = nowMs();

  function look() {
    if (nowMs() - lastMs < overMs) return;
    for (const form of document.forms) form.reset();
  }

  setInterval(look, 1_000);
  for (const act of ['pointerdown', 'touchmove', 'keydown', 'input'])
    addEventListener(
      act,
      () => {
        // A touch that wakes the device is the next child's.
        look();
        lastMs = nowMs();
      },
      { capture: true, passive: true },
    );
  // Timers stop in a sleeping device.
  document.addEventListener('visibilitychange', look);
})();
