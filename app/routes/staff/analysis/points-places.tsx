import { takesOwnWords } from '../../../../server/core/consultation/activities.ts';
import type { SortingTable } from '../../../../server/usecases/analysis/read-points.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { promptFor } from '../prompt.ts';
import { viewQuery } from './points-parts.tsx';

interface PlacesToSortProps {
  table: SortingTable;
  view: { readonly under: string | null };
  here: string;
}

/** Where there are many questions and rooms: each with a way to its words, of those that have any to look at. */
export function PlacesToSort({ table, view, here }: PlacesToSortProps) {
  const t = useT();
  const { language } = useSpeaker();
  const places = table.activities.filter(({ id, kind }) => takesOwnWords(kind) && table.pages[id]?.chosen);
  if (places.length === 0)
    return <p className="table-empty">{t(view.under === null ? 'points.nothing' : 'points.nothing.left')}</p>;
  return (
    <ul>
      {places.map((place) => {
        const prompt = promptFor(place.prompts, [language]);
        const heading = table.headings[place.anchor];
        return (
          <li key={place.id}>
            <a href={`${here}?${viewQuery({ under: view.under, place: place.id })}`}>
              <bdi lang={prompt?.language}>{prompt?.prompt}</bdi>
            </a>{' '}
            <span className="soft">
              {heading === undefined
                ? t('activities.whole')
                : `${t('document.section.number', { number: place.anchor })} ${t('list.apart')} ${heading}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
