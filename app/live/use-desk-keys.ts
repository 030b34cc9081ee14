import { useEffect, useRef, useState } from 'react';

export type DeskKey = 'P' | 'H' | 'R' | 'X' | 'J' | 'K' | 'U' | 'Enter' | 'Escape' | '?';

const known: Readonly<Record<string, DeskKey>> = {
  p: 'P',
  h: 'H',
  r: 'R',
  x: 'X',
  j: 'J',
  k: 'K',
  u: 'U',
  Enter: 'Enter',
  Escape: 'Escape',
  '?': '?',
};

/** By place on the keyboard where letters are not Latin: an Arabic keyboard types ج where P is no letter at all. */
const places: Readonly<Record<string, DeskKey>> = {
  KeyP: 'P',
  KeyH: 'H',
  KeyR: 'R',
  KeyX: 'X',
  KeyJ: 'J',
  KeyK: 'K',
  KeyU: 'U',
};

function keyOf(event: KeyboardEvent): DeskKey | undefined {
  const latin = /^[a-z]$/i.test(event.key);
  return known[latin ? event.key.toLowerCase() : event.key] ?? (latin ? undefined : places[event.code]);
}

/** True where letters are text, or where Enter already means something. */
function typesHere(target: EventTarget | null, key: DeskKey): boolean {
  if (!(target instanceof HTMLElement)) return key === 'Escape';
  // Out of a box for words: elsewhere that key is the browser's.
  if (key === 'Escape') return !target.closest('textarea');
  if (target.closest('textarea, select, [contenteditable]')) return true;
  // The tick that opens a hard text stands in no form and has the focus then: from there the decision goes on.
  if (key === 'Enter') return target.closest('a, button, input:not(.severe-text > input), summary') !== null;
  return target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type);
}

/** One key, one act, anywhere on the desk but where one types; never with Ctrl, Alt or Meta, which belong to the browser. */
export function useDeskKeys(on: boolean, press: (key: DeskKey) => void): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    if (!on) return;
    function hear(event: KeyboardEvent): void {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
      const key = keyOf(event);
      if (!key || typesHere(event.target, key)) return;
      event.preventDefault();
      latest.current(key);
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [on]);
}

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
