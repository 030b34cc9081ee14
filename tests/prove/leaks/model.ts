import {
  type Audience,
  type Ear,
  type Entry,
  type Expected,
  type Part,
  saysClaimed,
  saysGone,
  saysLed,
  saysOwn,
  saysSettled,
  saysShown,
  saysWaiting,
} from './ear.ts';

export type Place = { readonly id: string; readonly kind: 'room' | 'question' };

/** A child of the model, with all of its open pages. */
export type ModelChild = {
  readonly name: string;
  readonly ears: Ear[];
  gone: boolean;
  readonly spokenAt: number[];
};

/** A contribution as it should be, written anew and sharing nothing with the product. */
export type Said = {
  readonly id: string;
  readonly child: ModelChild;
  readonly place: Place;
  text: string;
  revision: number;
  change: number;
  /** It stands in its room: shown, and no more waiting for all others to be shown with it. */
  seen: boolean;
  state: 'held' | 'published' | 'redacted' | 'returned' | 'refused' | 'hidden' | 'withdrawn';
  reason: string | null;
  hidden: { readonly start: number; readonly end: number; readonly label: string } | null;
  claimedBy: string | null;
  decidedBy: string | null;
  decidedAt: number;
  /** Children that said something is wrong with it, and whether a person let it stand since. */
  readonly reporters: Set<ModelChild>;
  cleared: boolean;
};

export type Model = ReturnType<typeof createModel>;

/** Who should hear what in one consultation, from the acts that were done to it. */
export function createModel(consultation: string) {
  const said = new Map<string, Said>();
  const children: ModelChild[] = [];
  const desks: Ear[] = [];
  const pages = new Set<Ear>();
  const told = new Map<Ear, number>();
  /** What a room hears of the quick question that is asked there. */
  const polls = new Map<Place, string>();
  /** Rooms where all write now. */
  const gathering = new Set<Place>();
  let act: Map<Ear, Expected> | undefined;
  let audiences = new Map<string, Audience>();

  /** All that `does` tells is one act: one group in each ear. */
  function asOneAct(does: () => void): void {
    act = new Map();
    audiences = new Map();
    does();
    for (const [ear, group] of act) {
      ear.expected.push(group);
      told.set(ear, (told.get(ear) ?? 0) + group.length);
    }
    act = undefined;
  }

  function tell(name: string, ears: readonly Ear[], entry: Entry): void {
    if (!act) throw new Error('Something is told outside of an act.');
    const audience = audiences.get(name) ?? { name };
    audiences.set(name, audience);
    for (const ear of ears) {
      const group = act.get(ear) ?? [];
      act.set(ear, group);
      group.push({ audience, entry });
    }
  }

  const isShown = (one: Said) => one.state === 'published' || one.state === 'redacted';

  function tellRoom(one: Said, says: string): void {
    // A question shows nobody the answers of others, whoever has its page open.
    if (one.place.kind === 'question') return;
    const ears = children.flatMap((child) => child.ears).filter((ear) => ear.entered.has(one.place.id));
    tell(`room ${one.place.id}`, ears, { about: one.id, says });
  }

  function tellAuthor(one: Said, pages: readonly Ear[] = one.child.ears): void {
    const gone = one.state === 'withdrawn';
    const says = saysOwn({ ...one, text: gone ? '' : one.text, parts: gone ? [] : partsOf(one) });
    // Pages that are told of different words are no one audience: they have no order in common.
    const name = `author ${one.child.name} on ${pages.map((page) => page.label).join(', ')}`;
    tell(name, pages, { about: one.id, says });
  }

  function tellDesks(one: Said, says: string): void {
    tell('desk', desks, { about: one.id, says });
  }

  function backToHeld(one: Said): void {
    const wasSeen = one.seen;
    one.seen = false;
    one.change += 1;
    one.state = 'held';
    one.reason = null;
    one.hidden = null;
    one.claimedBy = null;
    tellDesks(one, saysWaiting(one));
    tellAuthor(one);
    if (wasSeen) tellRoom(one, saysGone(one.place.id));
  }

  const inRoom = (place: Place) =>
    children.flatMap((child) => child.ears).filter((ear) => ear.entered.has(place.id));

  return {
    consultation,
    said,
    children,
    desks,
    /** Every page a child ever had open here, also those that were ended: these have to stay silent. */
    pages,
    asOneAct,
    isShown,
    gathering,
    polls,
    /** Somebody leads there: what waited is shown to all where nothing is gathered any more. */
    led(place: Place, state: string, gathers: boolean): void {
      if (gathers) gathering.add(place);
      else gathering.delete(place);
      if (!gathers)
        for (const one of said.values()) {
          if (one.place !== place || one.seen || !isShown(one)) continue;
          one.seen = true;
          tellRoom(one, saysShown({ activity: place.id, parts: partsOf(one) }));
        }
      tell(`led ${place.id}`, inRoom(place), {
        about: place.id,
        says: saysLed(state, gathers, polls.get(place)),
      });
    },
    /** Whether everybody heard as much as was told so far. */
    heardAll: () => [...told].every(([ear, entries]) => ear.heard.length >= entries),
    /** What is missing by now counts as missing, and holds up nothing that comes after. */
    waitNoMore(): void {
      for (const [ear, entries] of told) told.set(ear, Math.min(entries, ear.heard.length));
    },
    posted(one: Said, by: Ear): void {
      said.set(one.id, one);
      by.posted.add(one.id);
      tellDesks(one, saysWaiting(one));
    },
    decided(
      one: Said,
      to: { state: Said['state']; reason: string | null; hidden: Said['hidden']; by: string; at: number },
    ): void {
      const wasShown = isShown(one);
      const wasHidden = one.state === 'hidden';
      const wasSeen = one.seen;
      one.change += 1;
      one.state = to.state;
      one.reporters.clear();
      if (wasHidden && isShown(one)) one.cleared = true;
      one.reason = to.reason;
      one.hidden = to.hidden;
      one.seen = isShown(one) && (wasSeen || wasHidden || !gathering.has(one.place));
      one.claimedBy = null;
      one.decidedBy = to.by;
      one.decidedAt = to.at;
      // The page that said it and is in its room hears of it there, and once.
      const alone = (ear: Ear) =>
        one.place.kind === 'question' ||
        !one.seen ||
        !ear.posted.delete(one.id) ||
        !ear.entered.has(one.place.id);
      const first = one.state === 'published' && !wasShown;
      tellAuthor(one, first ? one.child.ears.filter(alone) : one.child.ears);
      tellDesks(one, saysSettled(one.state));
      if (one.seen) tellRoom(one, saysShown({ activity: one.place.id, parts: partsOf(one) }));
      else if (wasSeen) tellRoom(one, saysGone(one.place.id));
    },
    /** The first child that says so is heard by nobody; with the second it is gone, and waits for a person. */
    reported(one: Said, by: ModelChild): void {
      if (one.cleared) return;
      one.reporters.add(by);
      if (one.reporters.size < 2) return;
      one.change += 1;
      one.state = 'hidden';
      one.seen = false;
      one.claimedBy = null;
      one.decidedBy = null;
      tellDesks(one, saysWaiting(one));
      tellAuthor(one);
      tellRoom(one, saysGone(one.place.id));
    },
    revised(one: Said, text: string): void {
      one.reporters.clear();
      one.cleared = false;
      one.revision += 1;
      one.text = text;
      backToHeld(one);
    },
    undone(one: Said): void {
      one.decidedBy = null;
      backToHeld(one);
    },
    withdrawn(one: Said): void {
      const wasSeen = one.seen;
      one.seen = false;
      one.change += 1;
      one.state = 'withdrawn';
      one.reason = null;
      one.hidden = null;
      tellAuthor(one);
      tellDesks(one, saysSettled('withdrawn'));
      if (wasSeen) tellRoom(one, saysGone(one.place.id));
    },
    claimed(one: Said, by: string): void {
      // Whoever takes one lets go of what it held.
      for (const each of said.values()) {
        if (each === one || each.claimedBy !== by || each.state !== 'held') continue;
        each.claimedBy = null;
        tellDesks(each, saysClaimed(null));
      }
      one.claimedBy = by;
      tellDesks(one, saysClaimed(by));
    },
    /** What a child of this consultation may read of a place, whenever it was said. */
    shownIn: (place: Place) => [...said.values()].filter((one) => one.place === place && one.seen),
    /** A room is told to those in it; what is no room to every page of a child here. */
    placeMoved(place: Place, state: string): void {
      const pages = children.flatMap((child) => child.ears);
      const room = place.kind === 'room';
      const ears = room ? pages.filter((ear) => ear.entered.has(place.id)) : pages;
      tell(room ? `room ${place.id}` : 'everybody', ears, {
        about: place.id,
        says: `rests or wakes: ${state}`,
      });
    },
    consultationMoved(state: string): void {
      tell(
        'everybody',
        children.flatMap((child) => child.ears),
        { about: '', says: `consultation ${state}` },
      );
    },
    /** Whoever was at this desk may not be any more: told that it is over, and nothing after. */
    deskEnded(ear: Ear): void {
      tell(`ended ${ear.label}`, [ear], { about: '', says: 'ended' });
      desks.splice(desks.indexOf(ear), 1);
    },
    left(child: ModelChild): void {
      tell(`author ${child.name}`, child.ears, { about: '', says: 'ended' });
      child.ears.length = 0;
      child.gone = true;
    },
  };
}

export function partsOf(one: Said): Part[] {
  if (!one.hidden || one.state === 'refused') return [{ text: one.text }];
  const { start, end, label } = one.hidden;
  const parts: Part[] = [
    { text: one.text.slice(0, start) },
    { hidden: label },
    { text: one.text.slice(end) },
  ];
  return parts.filter((part) => 'hidden' in part || part.text !== '');
}
