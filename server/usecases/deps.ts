import type { Database, Databases } from '../../db/databases.ts';
import type { CountedLog } from '../../db/queries/complaints/accountability.ts';
import type { DisclosureControl } from '../core/analysis/disclosure/controls.ts';
import type { OpinionInput, OpinionSummary } from '../core/analysis/opinion/opinion-summary.ts';
import type { NumberWords } from '../core/analysis/sentences/numbers-in-words.ts';
import type { SayText } from '../core/analysis/sentences/say-sentence.ts';
import type { AskThemes } from '../core/analysis/themes/work.ts';
import type { ActivityKind } from '../core/consultation/activities.ts';
import type { ReadFile } from '../core/consultation/documents/parse.ts';
import type { CutText } from '../core/consultation/documents.ts';
import type { ReadPicture } from '../core/consultation/pictures.ts';
import type { RandomBytes } from '../core/ids.ts';
import type { undoneTo } from '../core/moderation/decide.ts';
import type { Finding, ScreenInput, Verdict } from '../core/moderation/screening.ts';
import type { PackWithWords } from '../core/moderation/screens/pack.ts';
import type { SiteCue } from '../core/moderation/screens/site-cues.ts';
import { type Refused, refuse } from '../core/outcome.ts';
import type { Transparency } from '../core/privacy/accountability.ts';
import type { VoteWord } from '../core/room/voting.ts';
import type { RestReason } from '../core/staff/duty.ts';
import type { MomentsElsewhere } from '../core/staff/factors.ts';
import type { Actor } from '../core/staff/roles.ts';
import type { Translator } from '../core/translation/translator.ts';
import { type RefusalCode, refusalCodes } from '../core/wire/refusals.ts';
import type { ContributionRecord } from '../core/wire/views.ts';
import type { Duty } from '../guard/duty.ts';
import type { Exposures } from '../guard/exposures.ts';
import type { Factors } from '../guard/factors.ts';
import type { Idleness } from '../guard/idleness.ts';
import type { Passkeys } from '../guard/passkeys.ts';
import type { PhraseHash } from '../guard/phrase-hash.ts';
import type { Queues } from '../guard/queues.ts';
import type { Sealing } from '../guard/sealing.ts';
import type { Secrets } from '../guard/secrets.ts';
import type { Totp } from '../guard/totp.ts';
import type { TurnRows } from '../guard/turns.ts';
import type { FrozenRelease } from './analysis/release.ts';
import type { DrawForms } from './analysis/release-forms.ts';
import type { DrawPaper } from './paper/paper-job.ts';

/** What does not change while a consultation is open, kept in memory so that a post needs no read. */
export type Facts = {
  readonly organisationId: string;
  /** Milliseconds since 1970 → the day in the consultation's zone. */
  readonly day: (ms: number) => string;
  /** It is itself about harm: what children say of it in general is no sign of their own. */
  readonly sensitiveTopic: boolean;
  /** Tags of the languages that it is held in. */
  readonly languages: readonly string[];
};

export type Screened = { readonly verdict: Verdict; readonly findings: readonly Finding[] };

export type Unread = {
  readonly record: ContributionRecord;
  /** What it was written in: only words of a statement activity become a statement. */
  readonly kind: ActivityKind;
  readonly wait: { readonly sinceMinute: number; readonly claim: null };
};

/** What was read of a session, in which minute, after how many writes of this process, and until when (ms) it is believed. */
export type Stood = {
  readonly found: ({ readonly proven: boolean } & MomentsElsewhere) | undefined;
  readonly minute: number;
  readonly writes: number;
  readonly untilMs: number;
};

/** `seq`: the activity's number when they were read. `renewal`: of many, while they are read anew; `restUntilMs`: not before, on the steady clock. */
export type HeldStatements = {
  readonly seq: number;
  readonly ids: readonly string[];
  readonly restUntilMs: number;
  readonly renewal?: Promise<readonly string[]>;
};

/** What use cases need; bound once in services.ts. */
export type Deps = {
  /** Reads a file of somebody else in a process of its own. */
  readonly readFile: ReadFile;
  /** Cuts a pasted text into sections, a long one in a process of its own. */
  readonly cutText: CutText;
  /** Reads a picture of somebody else in a process of its own, and draws it anew. */
  readonly readPicture: ReadPicture;
  readonly databases: Databases;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds since 1970, counted on from the start of this process whatever happens to the machine's clock. Never stored. */
  readonly steady: () => number;
  readonly random: RandomBytes;
  readonly secrets: Secrets;
  /** Every form of a release, drawn beside the thread that serves pages. */
  readonly drawForms: DrawForms;
  /** Draws what is printed for a group on paper, in the same way. */
  readonly drawPaper: DrawPaper;
  /** Whether the words of this product in a language can be drawn on paper. */
  readonly writesLanguage: (language: string) => boolean;
  /** The texts of a language with which findings are said, and how languages say numbers. */
  readonly sayIn: (language: string) => SayText;
  readonly numberWords: readonly NumberWords[];
  /** When children last did something, in memory only. */
  readonly idleness: Idleness;
  /** Who is at the desks, in memory only. */
  readonly duty: Duty;
  /** Why rooms of a consultation rest by themselves, as all of their pages have it; `unknown` where some may have it otherwise. In memory. */
  readonly roomRest: Map<string, RestReason | 'unknown' | null>;
  /** How the queue of an open consultation stands. In memory. */
  readonly queues: Queues;
  /** Hard texts that a person of staff opened in a row, and until when it rests (0: it does not). In memory. */
  readonly exposures: Exposures;
  /** Minutes that the last fifty decided texts of a consultation waited. In memory. */
  readonly lateWaits: Map<string, readonly number[]>;
  /** When a child posted last in a room that was slow, and under which id until that is written, in memory and bounded. */
  readonly slowPosts: Map<string, { readonly last: number; readonly post: string | null }>;
  /** Minutes between two posts of a child in a room, by room, as they were read or set last. In memory. */
  readonly paces: Map<string, number>;
  /** Who asked for the word in a room, in order, and who has it. In memory only: nothing of it is kept after. */
  readonly turns: TurnRows;
  /** Databases in which something was taken back whose file could not be rewritten yet: a job does it. In memory, and marked in the file. */
  readonly unwritten: Set<Database>;
  /**
   * Closed consultations that still hold the order of arrival, and those that gave no answer when they were asked for it: a job removes it, part by
   * part. In memory; after a restart all are checked.
   */
  readonly ordered: Set<string>;
  /** How the session of a live desk stood when it was read last, for as long as `stillSignedIn` says. In memory. */
  readonly stood: WeakMap<Buffer, Stood>;
  /** When second factors of staff were proven, and what has to be known of that elsewhere. */
  readonly factors: Factors;
  readonly passkeys: Passkeys;
  readonly totp: Totp;
  /** In a demo a person without a second factor may work without one, and the pages say so. Nowhere else. */
  readonly factorless: boolean;
  /** Slow on purpose; undefined while too many wait. */
  readonly phraseHash: PhraseHash;
  /** Seals words to safeguarding leads; no key that opens them is left here. */
  readonly seal: Sealing;
  readonly screen: (input: ScreenInput) => Promise<Screened>;
  /** The words that the screens look for in a language, as they come along. */
  readonly packOf: (language: string) => PackWithWords | undefined;
  /** Tries what a site would look for on planted sentences, in threads of their own. */
  readonly tryCues: (
    cues: readonly SiteCue[],
  ) => Promise<'fit' | 'unfit' | 'lets-through' | 'holds-harmless'>;
  /** From the next text on screens with these. */
  readonly useCues: (cues: readonly SiteCue[]) => void;
  /** Opinion groups, in a thread that is gone afterwards. */
  readonly opinions: (input: OpinionInput) => Promise<OpinionSummary>;
  /** Hides what numbers would tell together, in a thread where it is much. */
  readonly disclosure: DisclosureControl;
  /** Suggests and proposes, in threads. What came out is kept in memory, bounded. */
  readonly themes: AskThemes;
  /** Who translates what is shown, as whoever runs this site set it up. */
  readonly translator: Translator;
  /** Words of a language that codes and phrases are drawn from. */
  readonly wordsOf: (language: string) => readonly string[];
  readonly facts: (consultationId: string) => Promise<Facts | undefined>;
  /** The last three messages of a child in this session, in memory only; a screen may look at them, nothing else does. */
  readonly recentWords: {
    /** `but`: a text that is not meant, once. */
    get(participantId: string, but?: string): readonly string[];
    add(participantId: string, text: string): void;
    /** All of them, or one. */
    forget(participantId: string, text?: string): void;
  };
  /**
   * What is known here of erasures, in memory: consultations in which one waits (a restart looks everywhere) with the seats whose erasure began
   * in this process, and when by the steady clock, and the receipts of those that are over, by the hash of a session that is no more, so that a child who presses twice or
   * comes back gets its own.
   */
  readonly erasures: {
    readonly waiting: Map<string, ReadonlyMap<string, number>>;
    readonly receipts: Map<string, { readonly line: string; readonly untilMs: number }>;
  };
  /**
   * What came in last and was not decided yet, by id, in memory and bounded: a decision on it needs no read. It may be
   * behind the database; the conditions of a write find out.
   */
  readonly unread: {
    get(id: string): Unread | undefined;
    put(id: string, unread: Unread): void;
    delete(id: string): void;
  };
  /** Ids of statements that may be voted on, by activity, as they were read. In memory and bounded. */
  readonly statements: Map<string, HeldStatements>;
  /**
   * The word that stands of a statement, and how many may still vote before it can be another one. In memory and bounded;
   * the tally is read when none may. Of a process alone; of several only where anybody may come without a code, and the count alone.
   */
  readonly words: Map<string, { readonly word: VoteWord; readonly left: number }>;
  /** Which contributions a reader's audit entries of a day name already, by consultation, person and deed. In memory and bounded. */
  readonly reads: Map<string, { readonly day: string; readonly ids: Set<string> }>;
  /** The public report as it was last counted, or is counted now, in memory. Under one name. */
  readonly report: Map<'site', { readonly minute: number; readonly transparency: Promise<Transparency> }>;
  /** Published releases as they were signed, by id, in memory and bounded: pages of children ask for what they say on every look. */
  readonly frozen: Map<string, FrozenRelease>;
  /** Ids of those that were not what was signed when they were read last. In memory. */
  readonly damaged: Set<string>;
  /** Told of a consultation, once, that a release of it is not what was signed. */
  readonly onDamaged: (consultationId: string, error: unknown) => void;
  /** What a log was last counted to hold: it only grows, and is counted on from there. By the id of its database, in memory. */
  readonly countedLogs: Map<string, CountedLog>;
  /** Decisions that can still be taken back, in memory: after a restart none can. */
  readonly undoable: Map<
    string,
    {
      readonly staffId: string;
      /** By the steady clock. */
      readonly untilMs: number;
      /** The `change` that this decision made: whatever came after it, in another process too, is not this person's to take back. */
      readonly change: number;
      readonly to: ReturnType<typeof undoneTo>;
      /** As the words stood when it was made: the same, sent again, is known by it, and what was hidden in them is so again. */
      readonly before: Pick<ContributionRecord, 'state' | 'reason' | 'hidden' | 'appeal'>;
      /** Seats that had reported the words: a decision that is taken back was no look at them. */
      readonly reporters: readonly string[];
      /** What was decided together with it, and is taken back with it. */
      readonly alike?: readonly { readonly id: string; readonly change: number }[];
      /** It was taken back, and `change` is of that: asked for again because its answer was lost, it is taken back already. */
      readonly undone?: boolean;
    }
  >;
};

/** The consultation's database, or undefined for an id that opens none. */
export function openConsultation(deps: Deps, id: string): Promise<Database | undefined> {
  return deps.databases.consultation(id);
}

/** The refusal with which a write answered. A code that is not ours is a defect and must be loud. */
export function refusedBy(result: { readonly ok: boolean; readonly refusal?: string }): Refused {
  const code = refusalCodes.find((each) => each === result.refusal);
  if (!code) throw new Error(`A write was refused with an unknown code: ${result.refusal}`);
  return refuse(code satisfies RefusalCode);
}

/** How an actor stands in an audit log: a staff id, or the name of what acted by itself. */
export function actorName(actor: Actor): string {
  return actor.kind === 'staff' ? actor.staffId : actor.kind === 'system' ? actor.name : actor.kind;
}
