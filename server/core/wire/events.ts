import type { ConsultationState } from '../consultation/lifecycle.ts';
import type { Asking } from '../moderation/asking.ts';
import type { ContributionState } from '../moderation/decide.ts';
import type { VoteWord } from '../room/voting.ts';
import type { DeskNow, RestReason } from '../staff/duty.ts';
import type { TranslationRecord } from '../translation/translator.ts';
import type { Leading } from './leading.ts';
import type { Led, Projected } from './led.ts';
import type { Heard } from './listening.ts';
import type { Message, MessageName } from './messages.ts';
import type { RefusalCode } from './refusals.ts';
import type {
  ContributionRecord,
  DeskItem,
  OwnContribution,
  SharedContribution,
  VotableStatement,
} from './views.ts';

/** Open for children, resting, or over; every kind of activity shares the words. */
export type ActivityState = 'open' | 'paused' | 'closed';

type OfActivity = { readonly consultationId: string; readonly activityId: string };

/** What a use case says happened. Carries the record, so that announcing costs no read; serialised per audience only. */
export type DomainEvent =
  | {
      readonly name: 'contribution-held';
      readonly consultationId: string;
      readonly deskSeq: number;
      readonly contribution: ContributionRecord;
      readonly sinceMinute: number;
      /** Set when a shown contribution went back to be read: the number under which children learn that it is gone. */
      readonly removedSeq: number | null;
    }
  | {
      readonly name: 'contribution-decided';
      readonly consultationId: string;
      readonly deskSeq: number;
      /** Number in the children's audience; null when nothing changed for them. */
      readonly shownSeq: number | null;
      readonly wasShown: boolean;
      readonly contribution: ContributionRecord;
    }
  | {
      readonly name: 'contribution-withdrawn';
      readonly consultationId: string;
      readonly deskSeq: number;
      readonly removedSeq: number | null;
      readonly contribution: ContributionRecord;
    }
  | {
      /** What children of a room read beside shown words changed; the words did not. */
      readonly name: 'contribution-translated';
      readonly consultationId: string;
      readonly seq: number;
      readonly contribution: ContributionRecord;
      readonly translations: readonly TranslationRecord[];
    }
  | {
      readonly name: 'contribution-claimed';
      readonly consultationId: string;
      readonly contributionId: string;
      readonly batchId: string;
      /** Of the claims of this consultation alone; of one item the higher one stands, whichever comes first. `claim` null: it was let go. */
      readonly seq: number;
      readonly claim: DeskItem['claim'];
    }
  | {
      readonly name: 'activity-changed';
      readonly consultationId: string;
      readonly activityId: string;
      /** A room has an audience of its own. */
      readonly room: boolean;
      readonly state: ActivityState;
      /** Why a room rests by itself. */
      readonly because?: RestReason | null;
    }
  | {
      /** What is led in a room changed. */
      readonly name: 'room-led';
      readonly consultationId: string;
      readonly activityId: string;
      /** The number it raised, in the children's audience. */
      readonly seq: number;
      readonly led: Led | null;
      /** What waited and is shown together with it, in the order of its numbers, which come right before. */
      readonly shown: readonly ContributionRecord[];
    }
  /** A sentence of the organiser was taken out of a vote, or came into it, while it runs. */
  | (OfActivity & { readonly name: 'statements-changed'; readonly what: 'came' | 'gone' })
  /** A question that children answer has new words. `room`: it is a room or a small group, of which only its own pages hear. */
  | (OfActivity & { readonly name: 'question-corrected'; readonly room: boolean })
  /** What decision-makers hear of a consultation began, ended, or was put up or taken down. */
  | { readonly name: 'listening-changed'; readonly consultationId: string }
  /** Two people let a request of an authority pass, or one refused it. No page hears it; the command that waits does. */
  | { readonly name: 'request-settled'; readonly requestId: string }
  | {
      readonly name: 'consultation-changed';
      readonly consultationId: string;
      readonly state: ConsultationState;
      /** It is served here no more: it is on its way to another machine. */
      readonly away?: true;
    }
  | {
      /** A child left on one device, or is being erased. */
      readonly name: 'participant-left';
      readonly consultationId: string;
      readonly participantId: string;
      /** The hash of the session that it ended, alone; without one all of them hear it. */
      readonly session?: string | undefined;
    }
  /** A session was idle too long, or somebody else came in at its browser. Its pages keep what is typed in them, so they are not sent away. */
  | { readonly name: 'seat-idle'; readonly consultationId: string; readonly participantId: string }
  | {
      /** A person of staff signed out on one device, or may do something else from now on. */
      readonly name: 'staff-changed';
      readonly staffId: string;
      /** The hash of the session that ended, alone, where its person is signed in elsewhere still; without one all of them hear it. */
      readonly session?: string | undefined;
    }
  /** This person knows the children of these groups: from now on its desks hear nothing of them. No page hears it. */
  | {
      readonly name: 'group-known';
      readonly consultationId: string;
      readonly staffId: string;
      readonly batchIds: readonly string[];
    };

export type EventNamed<N extends DomainEvent['name']> = Extract<DomainEvent, { readonly name: N }>;

/** A desk's queue grew by an item (again), or somebody settled one. */
export type DeskChange =
  | { readonly kind: 'waiting'; readonly item: DeskItem }
  | { readonly kind: 'settled'; readonly id: string; readonly state: ContributionState };

/** What pages receive. One map for both ends of the wire. */
export type ServerEvents = {
  /** Children of a room. `items` are those published by one commit group, in order; `removed` are taken out again. */
  'room:changed': (event: {
    readonly activity: string;
    /** The number of the last change in this event and of the one before its first: a gap means "fetch". */
    readonly seq: number;
    readonly since: number;
    readonly items: readonly SharedContribution[];
    readonly removed: readonly string[];
  }) => void;
  /** Everybody of a consultation: an activity that is no room opened, rests or is closed. A page that shows it asks anew. */
  'activity:state': (event: { readonly activity: string; readonly state: ActivityState }) => void;
  /** Everybody of a consultation: a question has new words. Says nothing else; the page that shows it asks. */
  'question:corrected': (event: { readonly activity: string }) => void;
  'room:state': (event: {
    readonly activity: string;
    readonly state: ActivityState;
    readonly because?: RestReason;
  }) => void;
  /** Children of a room that is led: what is now, what comes, and what stands at the top. Numbers as in `room:changed`. */
  'room:led': (event: {
    readonly activity: string;
    readonly seq: number;
    readonly since: number;
    readonly led: Led | null;
  }) => void;
  /** Projectors of a room: something changed there that may be theirs. Says nothing else; the page asks. */
  'projector:changed': (event: { readonly activity: string }) => void;
  /** Pages of staff that lead or watch a room: something changed there. Says nothing else; the page asks. */
  'session:changed': () => void;
  /** Pages that vote: a sentence may be gone, or one may have come. Says nothing else; the page asks. */
  'statements:changed': (event: { readonly activity: string }) => void;
  /** Decision-makers who listen: what they hear may have changed. Says nothing else; the page asks. */
  'listening:changed': (event: { readonly consultation: string }) => void;
  /** Everybody of a consultation that paused, opened again or ended. The page loads anew. */
  'consultation:state': (event: { readonly state: ConsultationState }) => void;
  /** The author alone. The page that said it hears with its room that it is published (docs/protocol.md § 4). */
  'own:changed': (event: { readonly item: OwnContribution }) => void;
  /** Desks of the consultation. */
  'desk:changed': (event: {
    /** As in `room:changed`, in order; what one commit moves together has one number. */
    readonly seq: number;
    readonly since: number;
    readonly changes: readonly DeskChange[];
  }) => void;
  'desk:claimed': (event: { id: string } & Pick<EventNamed<'contribution-claimed'>, 'seq' | 'claim'>) => void;
  /** The session is over here: leave, revocation, close. The page loads anew. */
  'session:ended': () => void;
};

export type Refusal = { readonly ok: false; readonly code: RefusalCode };

/** What each message is answered with. */
export type Answers = {
  'room:enter': {
    readonly ok: true;
    readonly seq: number;
    readonly state: ActivityState;
    readonly because?: RestReason | null;
    readonly items: readonly SharedContribution[];
    readonly removed: readonly string[];
    /** After 0: before these items there are others. */
    readonly earlier: boolean;
    readonly own: readonly OwnContribution[];
    /** What is led there; null in a room that nobody leads. */
    readonly led?: Led | null;
    /** This child asked for the word and waits for it. */
    readonly asked?: boolean;
    /** What this child answered to the quick question that is asked; 0 where it skipped, null where it said nothing. */
    readonly polled?: number | null;
    /** How often its words were changed while children answered; a page that began before the last time shows words from before. */
    readonly corrected?: number;
  };
  /** `seq` is the room's number before the read: a page that has heard of a later change asks again. */
  'room:earlier': {
    readonly ok: true;
    readonly seq: number;
    readonly items: readonly SharedContribution[];
    readonly earlier: boolean;
  };
  /** `asked`: it waits for the word now. Not so where it was called while its page asked again. */
  'turn:ask': { readonly ok: true; readonly asked?: boolean };
  'room:answer': { readonly ok: true };
  'projector:enter': { readonly ok: true; readonly shows: Projected };
  'session:enter': { readonly ok: true; readonly shows: Leading };
  'listening:enter': { readonly ok: true; readonly shows: Heard; readonly restMs: number };
  /** Without an `item` nothing was stored: the child is asked first. With one `asking` is help beside words that went. */
  'contribution:post': { readonly ok: true; readonly item: OwnContribution | null; readonly asking?: Asking };
  'contribution:revise': { readonly ok: true; readonly item: OwnContribution };
  'contribution:withdraw': { readonly ok: true; readonly item: OwnContribution };
  'contribution:report': { readonly ok: true };
  'vote:cast': { readonly ok: true; readonly word: VoteWord };
  'poll:answer': { readonly ok: true };
  /** `answered` and `all` are the child's own: how many of the statements it has voted on. */
  'statements:next': {
    readonly ok: true;
    readonly state: ActivityState;
    readonly answered: number;
    readonly all: number;
    /** What it has not voted on: at most five in its own order, then at most five more that the page holds. */
    readonly next: readonly VotableStatement[];
    /** Of what the page holds: taken back, or shown no more. */
    readonly gone: readonly string[];
  };
  'desk:enter': {
    readonly ok: true;
    readonly seq: number;
    /** The number of the claims before the read. */
    readonly claims: number;
    readonly items: readonly DeskItem[];
    /** How many wait behind them. */
    readonly more: number;
  };
  'desk:rooms': { readonly ok: true } & DeskNow;
  'contribution:claim': { readonly ok: true; readonly item: DeskItem };
  'contribution:decide': { readonly ok: true; readonly state: string };
  'contribution:undo': { readonly ok: true; readonly item: DeskItem };
};

export type ClientMessages = {
  [N in MessageName]: (message: Message<N>, answer: (reply: Answers[N] | Refusal) => void) => void;
};
