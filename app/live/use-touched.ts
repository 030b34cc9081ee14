import { useCallback, useEffect, useRef } from 'react';

// What a voice, a switch or a screen reader does without keys and pointers is told by the last two.
const touches = ['keydown', 'pointerdown', 'pointermove', 'scroll', 'input', 'focusin'] as const;

/**
 * Says whether somebody touched this page within so many milliseconds: a key, a pointer, a scroll, a word. Known in the page alone. `back`: it
 * was touched again, for the first time after so many.
 */
export function useTouched(withinMs: number, back: () => void): () => boolean {
  const lastMs = useRef(0);
  const isBack = useRef(back);
  useEffect(() => {
    isBack.current = back;
  });
  useEffect(() => {
    const note = () => {
      const wasMs = lastMs.current;
      lastMs.current = performance.now();
      if (lastMs.current - wasMs >= withinMs) isBack.current();
    };
    // Whoever opens a page is there.
    lastMs.current = performance.now();
    for (const touch of touches) addEventListener(touch, note, { capture: true, passive: true });
    return () => {
      for (const touch of touches) removeEventListener(touch, note, { capture: true });
    };
  }, [withinMs]);
  return useCallback(() => performance.now() - lastMs.current < withinMs, [withinMs]);
}
