import { useCallback, useEffect, useRef } from 'react';

const touches = ['keydown', 'pointerdown', 'pointermove', 'scroll'] as const;

/** Says whether somebody touched this page within so many milliseconds: a key, a pointer, a scroll. Known in the page alone. */
export function useTouched(): (withinMs: number) => boolean {
  const lastMs = useRef(0);
  useEffect(() => {
    const note = () => {
      lastMs.current = performance.now();
    };
    // Whoever opens a page is there.
    note();
    for (const touch of touches) addEventListener(touch, note, { capture: true, passive: true });
    return () => {
      for (const touch of touches) removeEventListener(touch, note, { capture: true });
    };
  }, []);
  return useCallback((withinMs) => performance.now() - lastMs.current < withinMs, []);
}
