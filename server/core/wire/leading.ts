import type { ConsultationState } from '../consultation/lifecycle.ts';
import type { RoomSession } from '../room/agenda.ts';
import type { Pseudonym } from '../room/pseudonyms.ts';
import type { RoomsNow } from '../staff/duty.ts';
import type { Led } from './led.ts';
import type { SharedContribution } from './views.ts';

/** A small group as staff sees it: the name of who leads it now, '' for nobody. */
export type GroupLed = { readonly id: string; readonly leader: string; readonly mine: boolean };

/** The changing part of the page from which a room is led. Of its children it holds only what they see of each other. */
export type Leading = {
  readonly session: RoomSession;
  /** Of the consultation. */
  readonly state: ConsultationState;
  /** When this was read, in minutes since 1970 (UTC), by the clock that ends steps. */
  readonly minute: number;
  /** As children see it; null where nobody leads, and for who may not watch. */
  readonly led: Led | null;
  /** What all see in the room now, the newest first, each with its `change`: what is put at the top is what was read. Nothing of it is sent to whoever has a break. */
  readonly shown: readonly (SharedContribution & { readonly change: number })[];
  /** Whoever reads this has a break. */
  readonly resting: boolean;
  /** Those of groups that this person knows are left out, as at its desk. Who has no desk leads with all that children say. */
  readonly apart: boolean;
  /** Its small groups in their order. */
  readonly groups: readonly GroupLed[];
  /** The room is paused: its groups rest with it. */
  readonly rests: boolean;
  /** It rests because the overseer said so, who opens it again. */
  readonly held: boolean;
  /** Who is missing at the desk and how its queue stands: whoever leads sits at none, and children cannot write where rooms rest. */
  readonly rooms: RoomsNow;
  /** It is itself a small group: of which room, its place there from 1, and what is led in all of that room. */
  readonly group:
    | (GroupLed & { readonly of: string; readonly number: number; readonly session: RoomSession })
    | null;
  /** Who asked for the word, first first; only the names that everybody sees, and their place in the row. */
  readonly waiting: readonly { readonly place: number; readonly name: Pseudonym }[];
};
