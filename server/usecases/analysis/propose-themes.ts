import { codings } from '../../../db/queries/analysis/coding.ts';
import { judgedWords } from '../../../db/queries/analysis/judged.ts';
import { activityWithTexts } from '../../../db/queries/consultation/consultations.ts';
import { groupChoices } from '../../core/analysis/themes/group-choices.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Part, redact } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';
import { countedRows } from './counted.ts';
import { analysedText, versionOf } from './suggested.ts';

/** Below this there is nothing to group: they are read one by one. */
const leastTexts = 20;
/** Texts shown of a group, those most like it. */
const shownTexts = 12;

export type ThemesProposed = {
  readonly activityId: string;
  readonly language: string;
  readonly groups: number;
  readonly enough: boolean;
  readonly work:
    | { readonly state: 'working'; readonly done: number; readonly all: number }
    | { readonly state: 'failed' }
    | {
        readonly state: 'ready';
        readonly themes: readonly {
          readonly words: readonly string[];
          /** How large a part of the groupings that were tried agrees on its texts, in words. */
          readonly agreement: 'most' | 'half' | 'few';
          readonly texts: readonly { readonly id: string; readonly parts: readonly Part[] }[];
        }[];
      };
};

/**
 * Groups of texts that nobody has put under a point yet (or of which a person said that none fits), in one language of one activity: may
 * be themes without a name. A proposal: it names nothing and moves nothing. Refusals: `not-found`, `activity-unknown`, `state-forbids`
 * (not closed).
 */
export async function proposeThemes(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; activityId: string; language: string; groups: number },
): Promise<Outcome<ThemesProposed>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (row.state !== 'closed') return refuse('state-forbids');
  if (!(await activityWithTexts(db, input.activityId))) return refuse('activity-unknown');
  const [counted, codes] = await Promise.all([countedRows(db), codings(db)]);
  const left = counted.filter(({ id, activityId, language }) => {
    const code = codes.get(id)?.code;
    return (
      activityId === input.activityId &&
      language === input.language &&
      (code === undefined || code === 'none-fits')
    );
  });
  const { activityId, language } = input;
  const groups = groupChoices.find((each) => each === input.groups) ?? groupChoices[1];
  const told = { activityId, language, groups, enough: left.length >= leastTexts };
  if (!told.enough) return done({ ...told, work: { state: 'ready', themes: [] } });
  const open = await judgedWords(
    db,
    left.map(({ id }) => id),
  );
  const answer = await deps.themes({
    slot: `propose ${row.id} ${activityId}`,
    // Who hides part of a text makes no revision of it, and its words are other ones.
    version: versionOf([language, groups, open.map(({ id, revision, change }) => [id, revision, change])]),
    work: () => ({
      kind: 'propose',
      // One seed for all: whoever asks the same again gets the same.
      input: { language, groups, texts: open.map(analysedText), seed: 1 },
    }),
  });
  if (answer.state !== 'ready') return done({ ...told, work: answer });
  if (answer.result.kind !== 'propose') return done({ ...told, work: { state: 'failed' } });
  const themes = answer.result.themes.map((theme) => ({
    words: theme.words,
    agreement:
      theme.agreement >= 0.75
        ? ('most' as const)
        : theme.agreement >= 0.5
          ? ('half' as const)
          : ('few' as const),
    texts: theme.texts.slice(0, shownTexts).flatMap((at) => {
      const record = open[at];
      return record ? [{ id: record.id, parts: redact(record.text, record.hidden) }] : [];
    }),
  }));
  await logReads(deps, db, {
    consultationId: row.id,
    actor,
    deed: 'points:read',
    day: dayIn(row.timeZone, deps.clock()),
    ids: themes.flatMap(({ texts }) => texts.map(({ id }) => id)),
    counted: true,
  });
  return done({ ...told, work: { state: 'ready', themes } });
}
