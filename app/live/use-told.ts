import { useRef } from 'react';

/**
 * Words in a line that is read out; `about`: another thing whenever there is something to tell. A line that stays as it was is not read
 * out, so every second time it ends with a space.
 */
export function useTold(words: string, about: unknown): string {
  const told = useRef({ about, odd: false });
  if (told.current.about !== about) told.current = { about, odd: !told.current.odd };
  return words && told.current.odd ? `${words}\u00a0` : words;
}
