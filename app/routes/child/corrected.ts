import type { Place } from '../../../server/usecases/room/read-place.ts';
import type { CorrectedTold } from '../../components/child/corrected.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { pick, type Said, sayPrompt } from './texts.ts';

type Reader = { readonly language: string; readonly level: string };

/** Where this is asked. */
const placeOf = ({ id, kind, anchor }: { id: string; kind: string; anchor: string }) =>
  kind === 'question'
    ? `/here/part/${anchor === '' ? 'all' : encodeURIComponent(anchor)}`
    : `/here/${kind}/${id}`;

/**
 * New words of one question that this reader reads, the last correction first, and how often there was one in any language. In a language, or at a level, whose words
 * stayed as they were nothing is said to have changed.
 */
export function tellCorrected(
  { corrections, row, activities }: Pick<Place, 'corrections' | 'row' | 'activities'>,
  activityId: string,
  reader: Reader,
): CorrectedTold {
  const activity = activities.find(({ id }) => id === activityId);
  if (!activity) return { times: 0, here: '/here', changes: [] };
  const of = corrections.filter((each) => each.activityId === (activity.groupOf || activity.id));
  // The slots that a page of this reader shows.
  const read = new Map<number, Reader | undefined>([
    [0, pick(activity.prompts, reader, row.languages)] as const,
    ...activity.options.map(
      ({ position, labels }) => [position, pick(labels, reader, row.languages)] as const,
    ),
  ]);
  return {
    times: of.length,
    here: placeOf(activity),
    changes: of.toReversed().flatMap(({ day, texts }) =>
      texts
        .filter(({ position, language, level }) => {
          const shown = read.get(position);
          return shown?.language === language && shown.level === level;
        })
        .map(({ position, language, before, words }) => ({
          choice: position > 0,
          day: dayInWords(reader.language, day),
          before,
          words,
          lang: language,
        })),
    ),
  };
}

export type CorrectedYours = { readonly id: string; readonly asks: Said; readonly told: CorrectedTold };

/** The questions of which this child is to be told once that their words changed after it had answered, as far as it reads other words now. */
export function tellUntold(place: Place, reader: Reader): readonly CorrectedYours[] {
  return place.untold.flatMap((id) => {
    const told = tellCorrected(place, id, reader);
    const prompts = place.activities.find((each) => each.id === id)?.prompts ?? [];
    const asks = sayPrompt(prompts, { reader, languages: place.row.languages });
    return told.changes.length > 0 ? { id, asks, told } : [];
  });
}
