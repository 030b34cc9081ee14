import { setImmediate as turn } from 'node:timers/promises';

/**
 * Everybody else has a turn: sockets, pages, other databases. A database in this process answers at once, so that a loop over its answers holds the
 * whole process however often it awaits one; whoever reads much, or opens many, lets the others go first now and then.
 */
export async function othersFirst(): Promise<void> {
  await turn();
}
