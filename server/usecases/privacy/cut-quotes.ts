import type { Database } from '../../../db/databases.ts';
import type { Statement, WriteOutcome } from '../../../db/engine.ts';
import { activitiesOf } from '../../../db/queries/consultation/statements.ts';
import {
  type OwnWords,
  type StandingWords,
  standingWords,
  wordsOf,
} from '../../../db/queries/privacy/removals.ts';
import {
  changedMeanwhile,
  rewriteTexts,
  roomsOf,
  type StaffText,
  sentencesOf,
  staffTexts,
} from '../../../db/queries/privacy/staff-texts.ts';
import { raiseRoom } from '../../../db/queries/session/sessions.ts';
import { processActivity } from '../../core/analysis/evaluation.ts';
import { isCommonRun, quotesAny, withoutQuotes } from '../../core/privacy/erasure.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { ledIn } from '../session/led-in.ts';
import { afterThese } from '../told-so-far.ts';

/** How often a write is made anew because somebody wrote just there; whoever meets with more is told to try again. */
const mostTries = 5;

export type Cut = {
  readonly statements: readonly Statement[];
  readonly shown: Shown;
};

/** What of it stands before children: rooms in which they see another text now, and sentences on which they vote no more. */
export type Shown = { readonly rooms: readonly string[]; readonly sentences: readonly string[] };

/**
 * What texts of staff quote of the words of a child that go, cut out of them: for the write in which those words go, since nothing is left to
 * compare with after it. What ten others wrote just so stays: the title of a point that forty made is no quote of one; and so does
 * what the child says elsewhere and leaves standing, or says in the words that come `instead`. Who repeats a text of staff has not said it
 * first: words about how it was, which come after the end, are compared only with what can still be written of them.
 */
export async function quotesCut(
  db: Database,
  of: {
    readonly participantId: string;
    readonly goes: (words: OwnWords) => boolean;
    readonly instead?: string;
  },
): Promise<Cut> {
  const [own, texts] = await Promise.all([wordsOf(db, of.participantId), staffTexts(db)]);
  const gone = own.filter(of.goes);
  const left = [
    ...own.filter((each) => !gone.includes(each) && each.state !== 'erased').map(({ text }) => text),
    of.instead ?? '',
  ];
  const before = ({ day, ofProcess }: StaffText) =>
    gone
      .filter((words) => ofProcess || words.activityId !== processActivity)
      // On the day itself nobody knows which was first: a quote that stays would break what an erasure promises, and words of staff can be written again.
      .filter((words) => day === '' || words.day <= day)
      .map(({ text }) => text);
  const quotes = quotesAny(gone.map(({ text }) => text));
  const quoting = texts.filter(({ text }) => quotes(text));
  const others: StandingWords[] = [];
  // What has a run of the words that go is enough: no other is cut, and nobody is asked about more.
  if (quoting.length > 0)
    for await (const words of standingWords(db))
      others.push(...words.filter((each) => each.participantId !== of.participantId && quotes(each.text)));
  const stays = (run: string) => left.some((text) => text.includes(run)) || isCommonRun(run, others);
  const rewritten = quoting.flatMap((each) => {
    const text = withoutQuotes(each.text, before(each), stays);
    return text === each.text ? [] : [{ of: each, text }];
  });
  return {
    statements: rewriteTexts(db, rewritten),
    shown: { rooms: roomsOf(rewritten), sentences: sentencesOf(rewritten) },
  };
}

/** Writes what was made of the texts as they were read, and reads them anew as long as somebody changes one of them meanwhile. */
export async function writeAsRead<T extends { readonly statements: readonly Statement[] }>(
  db: Database,
  make: () => Promise<T>,
): Promise<{ readonly made: T; readonly result: WriteOutcome }> {
  for (let tries = 1; ; tries += 1) {
    const made = await make();
    const result = await db.write([...made.statements]);
    if (result.ok || result.refusal !== changedMeanwhile || tries === mostTries) return { made, result };
  }
}

/** Tells the pages of which something was cut: what stands before all of a room goes, and a sentence leaves the cards. */
export async function toldPages(
  deps: Deps,
  db: Database,
  { consultationId, shown }: { readonly consultationId: string; readonly shown: Shown },
): Promise<readonly DomainEvent[]> {
  const votedIn = await activitiesOf(db, shown.sentences);
  const told: DomainEvent[] = votedIn.map((activityId) => ({
    name: 'statements-changed',
    consultationId,
    activityId,
    what: 'gone',
  }));
  for (const activityId of shown.rooms) {
    const raised = await afterThese(told, db.write([raiseRoom(activityId)]));
    if (!raised.ok) continue;
    told.push({
      name: 'room-led',
      consultationId,
      activityId,
      seq: Number(raised.rows[0]?.[0]?.[0] ?? 0),
      led: await ledIn(deps, db, activityId),
      shown: [],
    });
  }
  return told;
}
