import type { Staff } from '../core/staff/roles.ts';
import type { DeskChange } from '../core/wire/events.ts';
import { audiences } from './audiences.ts';
import { createGatherer, type Numbered, numbersOf } from './gatherer.ts';
import type { LiveServer } from './live-server.ts';

/** With the group of the child whose words it is about, which no page is told. */
type DeskNews = { readonly batchId: string; readonly news: DeskChange };

type DeskTeller = ((consultationId: string, seq: number, change: DeskNews) => void) & {
  /** Sends at once what is gathered. */
  readonly flush: () => void;
};

/**
 * Tells the desks of a consultation what changed in their queue. Nothing goes to staff who have a break or whose training is over (they are not
 * among those who `hears` says): their pages miss those numbers, and fetch what they missed. Whoever knows the group of a child hears nothing of its words.
 */
export function createDeskTeller(io: LiveServer, hears: (staff: Staff) => boolean): DeskTeller {
  const gather = createGatherer<DeskNews>((audience, _consultation, changes) => {
    const { adapter, sockets } = io.of('/');
    const pages = [...(adapter.rooms.get(audience) ?? [])];
    const deaf = pages.filter((page) => {
      const staff = sockets.get(page)?.data.staff;
      return !staff || !hears(staff);
    });
    const knows = (page: string, { change: { batchId } }: Numbered<DeskNews>) =>
      batchId !== '' && sockets.get(page)?.data.knows?.has(batchId) === true;
    const apart = pages.filter((page) => changes.some((each) => knows(page, each)));
    const tell = (to: Pick<LiveServer, 'to'>, whom: string | string[], told: readonly Numbered<DeskNews>[]) =>
      to
        .to(whom)
        .except(deaf)
        .emit('desk:changed', { ...numbersOf(changes), changes: told.map(({ change }) => change.news) });
    tell(io.except(apart), audience, changes);
    // The numbers go on, so that such a page asks for nothing; of the words of whom this person knows there is none.
    for (const page of apart) {
      const told = changes.filter((each) => !knows(page, each));
      tell(io, [page], told);
    }
  });
  const tell = (consultationId: string, seq: number, change: DeskNews) =>
    gather(audiences.desk(consultationId), consultationId, { seq, change });
  return Object.assign(tell, { flush: gather.flush });
}
