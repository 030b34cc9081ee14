import { type ReactNode, useEffect } from 'react';

/** What a person does to a page, and what React 18 would answer by hydrating at once. */
const events = [
  'auxclick',
  'beforeinput',
  'change',
  'click',
  'contextmenu',
  'dblclick',
  'focusin',
  'focusout',
  'gotpointercapture',
  'input',
  'keydown',
  'keypress',
  'keyup',
  'mousedown',
  'mouseout',
  'mouseover',
  'mouseup',
  'pointerdown',
  'pointerout',
  'pointerover',
  'pointerup',
  'submit',
  'touchend',
  'touchstart',
] as const;

type Box = HTMLTextAreaElement | HTMLInputElement;

/**
 * Until the page is alive it is a page of forms: what a person does then goes to the browser and not to React, whose
 * hydration would take the tap with it. Answers what lets React hear, and gives every box back
 * what was typed meanwhile: React sets a box that came with words to those words, and where it draws the page anew another box stands in its place.
 */
export function holdUntilAlive(): () => void {
  const typed = new Map<Box, string>();
  const note = (box: EventTarget | null) => {
    if (box instanceof HTMLTextAreaElement || (box instanceof HTMLInputElement && box.type === 'text')) {
      if (box.value !== box.defaultValue) typed.set(box, box.value);
    }
  };
  const hold = (event: Event) => {
    event.stopPropagation();
    if (event.type === 'input') note(event.target);
  };
  for (const box of document.querySelectorAll('textarea, input')) note(box);
  for (const name of events) window.addEventListener(name, hold, true);
  return () => {
    for (const name of events) window.removeEventListener(name, hold, true);
    for (const [box, words] of typed) {
      const there = box.isConnected ? box : (document.getElementById(box.id) as Box | null);
      if (there) there.value = words;
    }
  };
}

/** Tells that everything below it is hydrated. */
export function WhenAlive({ then, children }: { then: () => void; children: ReactNode }) {
  useEffect(then, [then]);
  return children;
}
