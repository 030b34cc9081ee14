import { useEffect, useRef } from 'react';

/** A form as it is filled in again: names and values, in order. */
export type Draft = readonly (readonly [string, string])[];

/** Which of a form is filled in again by whoever comes back to its item. `decided`: it was sent, and comes back by an undo. */
export function draftOf(fields: URLSearchParams, decided: boolean): Draft {
  // Neither what shows all of it to others nor what decides on many is ticked by anything but a hand; after an undo nothing is.
  const again = (name: string, value: string) =>
    name !== 'alike' && (name !== 'decision' || (value !== 'publish' && !decided));
  return [...fields].filter(([name, value]) => again(name, value));
}

/**
 * What was ticked and typed about an item that was left, or whose decision is taken back. It lives in this page alone, and goes with the item.
 * `settledId`: what can still be taken back.
 */
export function useDeskDrafts(waiting: readonly { readonly id: string }[], settledId: string | null) {
  const drafts = useRef(new Map<string, Draft>());
  const sent = useRef<string | null>(null);
  useEffect(() => {
    const stay = new Set([...waiting.map(({ id }) => id), settledId, sent.current]);
    for (const id of drafts.current.keys()) if (!stay.has(id)) drafts.current.delete(id);
  }, [waiting, settledId]);
  return {
    of: (id: string): Draft | undefined => drafts.current.get(id),
    /** Before the form goes from the page. */
    keep(fields: URLSearchParams): void {
      const id = fields.get('id') ?? '';
      drafts.current.set(id, draftOf(fields, sent.current === id));
    },
    /** While the decision on this item is on its way. */
    async whileSent(id: string, sends: Promise<void>): Promise<void> {
      sent.current = id;
      await sends;
      sent.current = null;
    },
  };
}
