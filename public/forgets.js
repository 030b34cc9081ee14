// The first page of a device to which children bring cards: a code that one began to type, and that nobody goes on with, is not the next child's.
// Counted from the last touch, in the page alone.
(() => {
  const overMs = Number(document.currentScript?.dataset.after) * 1_000;
  let lastMs = Date.now();

  function look() {
    if (Date.now() - lastMs < overMs) return;
    for (const form of document.forms) form.reset();
  }

  setInterval(look, 1_000);
  for (const act of ['pointerdown', 'touchmove', 'keydown', 'input'])
    addEventListener(
      act,
      () => {
        // A touch that wakes the device is the next child's.
        look();
        lastMs = Date.now();
      },
      { capture: true, passive: true },
    );
  // Timers stop in a sleeping device.
  document.addEventListener('visibilitychange', look);
})();
