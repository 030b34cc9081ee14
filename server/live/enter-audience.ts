import type { Refused } from '../core/outcome.ts';

/** As far as a socket is asked: the rooms it hears. */
type Hears = {
  readonly join: (rooms: string[]) => Promise<void> | void;
  readonly leave: (room: string) => Promise<void> | void;
};

/**
 * Lets a page into the audiences of what it asks for, and answers what it is shown. `look` is asked twice: before, whether the page may
 * hear this at all, and after it was let in, so that a change between the two comes twice and is never missed. A page that may not any
 * more by then is let out again. `audiences`: by what the first look answered; where there are none that answer stands. `first`: what has to
 * be done before the page hears anything.
 */
export async function enterAudience<T>(
  socket: Hears,
  {
    look,
    audiences,
    first,
  }: {
    readonly look: () => Promise<{ readonly ok: true; readonly value: T } | Refused>;
    readonly audiences: (value: T) => readonly string[];
    readonly first?: (value: T) => Promise<{ readonly ok: true } | Refused>;
  },
): Promise<{ readonly ok: true; readonly value: T } | Refused> {
  const allowed = await look();
  if (!allowed.ok) return allowed;
  const rooms = audiences(allowed.value);
  if (rooms.length === 0) return allowed;
  const begun = await first?.(allowed.value);
  if (begun && !begun.ok) return begun;
  await socket.join([...rooms]);
  const shown = await look();
  if (!shown.ok) for (const room of rooms) await socket.leave(room);
  return shown;
}
