import { useEffect, useState } from 'react';

/** In the browser alone, until whoever sits there signs out. It says nothing of who that is. */
const keptAs = 'desk-keys';

/**
 * Whether single keys do something at a desk, as it was chosen in this browser: a voice or a switch types letters too, and whoever works with one
 * would have to find the box anew each time the page comes, with keys on until then. A browser that keeps nothing has them on.
 */
export function useKeysOn(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => {
    if (kept() === 'off') setOn(false);
  }, []);
  function turn(to: boolean): void {
    setOn(to);
    keep(to);
  }
  return [on, turn];
}

function kept(): string | null {
  try {
    return localStorage.getItem(keptAs);
  } catch {
    return null;
  }
}

function keep(on: boolean): void {
  try {
    if (on) localStorage.removeItem(keptAs);
    else localStorage.setItem(keptAs, 'off');
  } catch {
    // A browser that keeps nothing: it holds for this page.
  }
}
