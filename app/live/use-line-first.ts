import { type FormEvent, useRef } from 'react';
import { inTime } from './in-time.ts';

/** Somebody answers: with the ticket of a connection, or that nobody is signed in. A proxy alone says neither. */
async function hasLine(): Promise<boolean> {
  try {
    return (await fetch('/ticket?as=staff', { method: 'POST', signal: inTime() })).status < 500;
  } catch {
    return false;
  }
}

/**
 * For a form of a page that lost its line: the browser would put a page of its own over everything that was typed. It is looked first whether
 * somebody answers; then the form goes as it was sent, by the button that sent it. `without`: nobody does. `had`: this page had a line.
 */
export function useLineFirst(had: boolean) {
  const goes = useRef<HTMLFormElement | null>(null);
  return async (event: FormEvent<HTMLFormElement>, without: () => void): Promise<void> => {
    if (!had) return;
    const form = event.currentTarget;
    if (goes.current === form) {
      goes.current = null;
      return;
    }
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!(await hasLine())) return without();
    goes.current = form;
    form.requestSubmit(submitter);
  };
}
