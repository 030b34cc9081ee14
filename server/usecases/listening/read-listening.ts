import type { Database } from '../../../db/databases.ts';
import { consultationTexts } from '../../../db/queries/consultation/consultations.ts';
import { listeningOf, wordsToPutUp, wordsUp } from '../../../db/queries/session/listening.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { titleOf } from '../../core/consultation/title.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { endOf, type ListeningNow, listeningNow, restMs } from '../../core/room/listening.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { forListeners, type Heard } from '../../core/wire/listening.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps } from '../deps.ts';
import { restsUntil } from '../moderation/exposure.ts';
import { logReads } from '../privacy/log-reads.ts';

/** Words on one page to choose from. */
const onePage = 50;

export type ListeningAhead = Pick<Heard, 'state' | 'startMinute' | 'untilMinute'>;

async function toldOf(deps: Deps, db: Database) {
  const hour = await listeningOf(db);
  const state = listeningNow(hour, minuteOf(deps.clock()));
  return { hour, told: { state, startMinute: hour?.startMinute ?? 0, untilMinute: hour ? endOf(hour) : 0 } };
}

/** When decision-makers are to listen, or do now, as children are told (R530); null where no hour is ahead. */
export async function listeningAhead(deps: Deps, db: Database): Promise<ListeningAhead | null> {
  const { told } = await toldOf(deps, db);
  return told.state === 'none' || told.state === 'over' ? null : told;
}

/** With what says which words they are and as which: what is put up is what was read (R1331). */
type Listed = Heard['words'][number] & Pick<ContributionRecord, 'id' | 'change'>;

export type ListeningDesk = ListeningAhead & {
  /** Which hour it is, by which a press says that it is meant; '' where there was none. */
  readonly hour: string;
  readonly up: readonly Listed[];
  /** What can be put up. */
  readonly rest: readonly Listed[];
  readonly more: boolean;
  /** Whoever reads this has a break: no words are sent, and the hour can be ended. */
  readonly resting: boolean;
};

const listed = (record: ContributionRecord): readonly Listed[] => {
  const words = forListeners(record);
  return words ? [{ id: record.id, change: record.change, ...words }] : [];
};

/**
 * What whoever leads the hour has at hand: when it is, what is up, and words of rooms that may be, both without those of children it knows: of two lists one would tell
 * what the other leaves out. The hour alone, while it has a break. `page` counts from 0.
 * That they were read is in the log. Refusal: `not-found`.
 */
export async function readListeningDesk(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string; readonly page: number },
): Promise<Outcome<ListeningDesk>> {
  const { consultationId, page } = input;
  const found = await permitted(deps, actor, { deed: 'listening:lead', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const { hour, told } = await toldOf(deps, db);
  const goesOn: readonly ListeningNow[] = ['planned', 'due', 'running'];
  const of = { staffId: actorName(actor), offset: page * onePage, limit: onePage + 1 };
  const resting = actor.kind === 'staff' && restsUntil(deps, actor.staffId) !== null;
  const [up, rest] =
    goesOn.includes(told.state) && !resting
      ? await Promise.all([wordsUp(db, of), wordsToPutUp(db, of)])
      : [[], []];
  const shown = rest.slice(0, onePage);
  await logReads(deps, db, {
    consultationId,
    actor,
    deed: 'listening:choose',
    day: dayIn(row.timeZone, deps.clock()),
    ids: [...up, ...shown].map(({ id }) => id),
    counted: true,
  });
  return done({
    ...told,
    hour: hour?.id ?? '',
    up: up.flatMap(listed),
    rest: shown.flatMap(listed),
    more: rest.length > onePage,
    resting,
  });
}

export type Attended = {
  readonly shows: Heard;
  /** Which words they are: for whoever tells a page that one of them went, and never sent anywhere. */
  readonly ids: readonly string[];
  /** Milliseconds until the clock changes what is shown, by the clock of the server; 0 where it does not. */
  readonly restMs: number;
  readonly consultation: {
    readonly state: ConsultationState;
    readonly title: string;
    readonly languages: readonly string[];
    readonly timeZone: string;
  };
};

/**
 * A decision-maker listens: what is up while the hour runs, and nothing before or after (R532). That this person was there, and which words it was
 * handed, is in the log, each once a day. Refusal: `not-found`.
 */
export async function attendListening(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string },
): Promise<Outcome<Attended>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'listening:attend', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const [{ hour, told }, texts] = await Promise.all([toldOf(deps, db), consultationTexts(db)]);
  const up = told.state === 'running' ? await wordsUp(db) : [];
  if (hour && told.state === 'running') {
    const read = { consultationId, actor, day: dayIn(row.timeZone, deps.clock()) };
    await logReads(deps, db, { ...read, deed: 'listening:attend', ids: [hour.id] });
    await logReads(deps, db, { ...read, deed: 'listening:hear', ids: up.map(({ id }) => id) });
  }
  const { state, languages, timeZone } = row;
  return done({
    shows: { ...told, words: up.flatMap((record) => forListeners(record) ?? []) },
    ids: up.map(({ id }) => id),
    restMs: restMs(hour, deps.clock()),
    consultation: { state, title: titleOf(row, texts), languages, timeZone },
  });
}
