import type { Place } from '../../../server/usecases/room/read-place.ts';
import type { CorrectedTold } from '../../components/child/corrected.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { pick, type Said, sayPrompt } from '../../i18n/texts.ts';

type Reader = { readonly language: string; readonly level: string };

/** Where this is asked. */
const placeOf = ({ id, kind, anchor }: { id: string; kind: string; anchor: string }) =>
  kind === 'question'
    ? `/here/part/${anchor === '' ? 'all' : encodeURIComponent(anchor)}`
    : `/here/${kind}/${id}`;

/**
 * New words of one question that this reader reads, from the correction number `since` on and the last first, and how often there was one in its language. In a language, or
 * at a level, whose words stayed as they were nothing is said to have changed.
 */
export function tellCorrected(
  { corrections, row, activities }: Pick<Place, 'corrections' | 'row' | 'activities'>,
  activityId: string,
  reader: Reader,
  since = 0,
): CorrectedTold {
  const activity = activities.find(({ id }) => id === activityId);
  if (!activity) return { times: 0, here: '/here', changes: [] };
  const of = corrections.filter(
    (each) => each.activityId === (activity.groupOf || activity.id) && each.number >= since,
  );
  const asked = pick(activity.prompts, reader, row.languages);
  // The slots that a page of this reader shows, with the words that stand there now.
  const read = new Map<number, (Reader & { readonly words: string }) | undefined>([
    [0, asked && { ...asked, words: asked.prompt }] as const,
    ...activity.options.map(({ position, labels }) => {
      const shown = pick(labels, reader, row.languages);
      return [position, shown && { ...shown, words: shown.label }] as const;
    }),
  ]);
  return {
    times: of.filter(({ texts }) => texts.some(({ language }) => language === asked?.language)).length,
    here: placeOf(activity),
    changes: of.toReversed().flatMap(({ number, day, texts }) =>
      texts
        .filter(({ position, language, level, before }) => {
          const shown = read.get(position);
          // What it said once and says again is nothing from before.
          return shown?.language === language && shown.level === level && shown.words !== before;
        })
        .map(({ position, language, before }) => ({
          id: `${number}.${position}`,
          choice: position > 0,
          day: dayInWords(reader.language, day),
          before,
          words: read.get(position)?.words ?? '',
          lang: language,
        })),
    ),
  };
}

/** The number of the last correction of this question, also where it changed nothing that this child reads; 0 where there was none. */
export const lastCorrection = ({ corrections }: Pick<Place, 'corrections'>, activity: string): number =>
  corrections.findLast(({ activityId }) => activityId === activity)?.number ?? 0;

export type CorrectedYours = {
  readonly id: string;
  readonly asks: Said;
  readonly told: CorrectedTold;
  /** The number of its last correction. */
  readonly until: number;
  /** It wrote words there, which it can take back. */
  readonly wrote: boolean;
};

/** The questions of which this child is to be told once that their words changed after it had answered, as far as it reads other words now. */
export function tellUntold(place: Place, reader: Reader): readonly CorrectedYours[] {
  return place.untold.flatMap(({ activityId: id, since, words: wrote }) => {
    const told = tellCorrected(place, id, reader, since);
    const prompts = place.activities.find((each) => each.id === id)?.prompts ?? [];
    const asks = sayPrompt(prompts, { reader, languages: place.row.languages });
    return told.changes.length > 0 ? { id, asks, told, until: lastCorrection(place, id), wrote } : [];
  });
}
