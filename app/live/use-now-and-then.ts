import { useEffect, useRef, useState } from 'react';

/** A burst of children is one announcement, not forty. */
const soonMs = 1_500;
/** However many come and go: whoever listens also has to hear what it reads. */
const everyMs = 10_000;

/** Words for a line that is read out, as they are now and then; null: they are not told. */
export function useNowAndThen(words: string | null): string {
  const [said, say] = useState('');
  const latest = useRef(words);
  const toldAt = useRef(Number.NEGATIVE_INFINITY);
  const telling = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    latest.current = words;
    if (words === null) return;
    // One that waits already tells the newest: put off by each that comes, it would tell nothing of a lively room.
    telling.current ??= setTimeout(
      () => {
        telling.current = undefined;
        toldAt.current = performance.now();
        say(latest.current ?? '');
      },
      Math.max(soonMs, toldAt.current + everyMs - performance.now()),
    );
  }, [words]);
  useEffect(() => () => clearTimeout(telling.current), []);
  return said;
}
