import type { Staff } from '../core/staff/roles.ts';
import type { DeskChange, EventNamed } from '../core/wire/events.ts';
import { audiences } from './audiences.ts';
import { createGatherer, type Numbered, numbersOf } from './gatherer.ts';
import type { LiveServer } from './live-server.ts';

/** With the group of the child whose words it is about, which no page is told. */
type DeskNews = { readonly batchId: string; readonly news: DeskChange };

type DeskTeller = ((consultationId: string, seq: number, change: DeskNews) => void) & {
  /** Who took one, or let go of it: at once, and after what is gathered. */
  readonly claimed: (event: EventNamed<'contribution-claimed'>) => void;
};

/**
 * Tells the desks of a consultation what changed in their queue. Nothing goes to staff who have a break or whose training is over (they are not
 * among those who `hears` says): their pages miss those numbers, and fetch what they missed. Whoever knows the group of a child hears nothing of its words.
 */
export function createDeskTeller(io: LiveServer, hears: (staff: Staff) => boolean): DeskTeller {
  const pagesOf = (audience: string) => [...(io.of('/').adapter.rooms.get(audience) ?? [])];
  const knows = (page: string, batchId: string) =>
    batchId !== '' && io.of('/').sockets.get(page)?.data.knows?.has(batchId) === true;

  const gather = createGatherer<DeskNews>((audience, _consultation, changes) => {
    const { sockets } = io.of('/');
    const pages = pagesOf(audience);
    const deaf = pages.filter((page) => {
      const staff = sockets.get(page)?.data.staff;
      return !staff || !hears(staff);
    });
    const apart = pages.filter((page) => changes.some(({ change }) => knows(page, change.batchId)));
    const tell = (to: Pick<LiveServer, 'to'>, whom: string | string[], told: readonly Numbered<DeskNews>[]) =>
      to
        .to(whom)
        .except(deaf)
        .emit('desk:changed', { ...numbersOf(changes), changes: told.map(({ change }) => change.news) });
    tell(io.except(apart), audience, changes);
    // The numbers go on, so that such a page asks for nothing; of the words of whom this person knows there is none.
    for (const page of apart) {
      const told = changes.filter(({ change }) => !knows(page, change.batchId));
      tell(io, [page], told);
    }
  });
  const tell = (consultationId: string, seq: number, change: DeskNews) =>
    gather(audiences.desk(consultationId), consultationId, { seq, change });

  function claimed({
    consultationId,
    contributionId: id,
    batchId,
    seq,
    claim,
  }: EventNamed<'contribution-claimed'>) {
    // New words end a claim: a desk hears of them before it hears who took them.
    gather.flush();
    const audience = audiences.desk(consultationId);
    // An id that a queue does not have would be of a group that its reader knows.
    const apart = pagesOf(audience).filter((page) => knows(page, batchId));
    io.to(audience).except(apart).emit('desk:claimed', { id, seq, claim });
  }

  return Object.assign(tell, { claimed });
}
