import type { ReactNode } from 'react';
import { placeId } from '../../../components/document/design-picture.tsx';
import { describing, fieldId, GroupTold } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { BesideWords } from '../../../components/form/with-words.tsx';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

type Place = { readonly position: number; readonly words: string; readonly lang: string };

interface PlaceFieldsProps {
  places: readonly Place[];
  chosen: string | undefined;
  error: ReactNode;
}

/** The places as a list, each with the number it has on the picture; the last one is the picture itself. */
export function PlaceFields({ places, chosen, error }: PlaceFieldsProps) {
  const t = useT();
  const { language } = useSpeaker();
  const written = new Intl.NumberFormat(localeOf(language));
  const id = fieldId('place');
  const hint = t('point.place.hint');
  return (
    <fieldset
      className={error ? 'choices wrong' : 'choices'}
      aria-describedby={describing(id, { hint, error })}
      id={id}
      tabIndex={-1}
    >
      <legend>{t('point.place')}</legend>
      <GroupTold id={id} hint={hint} error={error} />
      {[...places, { position: 0, words: t('point.whole'), lang: language }].map(
        ({ position, words, lang }) => {
          const said = (
            <>
              {position > 0 ? `${written.format(position)} ${t('list.apart')} ` : null}
              <bdi lang={lang}>{words}</bdi>
            </>
          );
          return (
            <label className="choice" key={position} id={`${placeId(position)}-label`}>
              <input
                type="radio"
                name="place"
                value={position}
                id={placeId(position)}
                // The picture has a second label for it: read out is this one.
                aria-labelledby={`${placeId(position)}-label`}
                defaultChecked={chosen === String(position)}
              />
              <span className="choice-words">{said}</span>
              <span className="chosen" aria-hidden="true">
                {t('choice.chosen')}
              </span>
              {/* For eyes, in browsers that cannot draw it on the picture (design.css). */}
              <span className="pointed-at" aria-hidden="true">
                {said}
              </span>
            </label>
          );
        },
      )}
    </fieldset>
  );
}

interface PointedProps {
  /** The form with the words and the chosen place, which an act here takes along. */
  draft: string | undefined;
  places: readonly Place[];
  open: boolean;
  /** Said where it can be changed no more and nothing was pointed at. */
  none: ReactNode;
}

/** The places this child pointed at, each to be taken back while the design is open. */
export function Pointed({ draft, places, open, none }: PointedProps) {
  const t = useT();
  if (places.length === 0) return open ? null : <p>{none}</p>;
  return (
    <section id="pointed">
      <h2>{t('point.pointed')}</h2>
      <ul className="pointed">
        {places.map(({ position, words, lang }) => (
          <li key={position}>
            <bdi lang={lang}>{words}</bdi>{' '}
            {open ? (
              <PageForm>
                <BesideWords small form={draft} does={`unpin ${position}`} onDo={undefined}>
                  {t('point.unpin')}{' '}
                  <span className="unseen" lang={lang} dir="auto">
                    {words}
                  </span>
                </BesideWords>
              </PageForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
