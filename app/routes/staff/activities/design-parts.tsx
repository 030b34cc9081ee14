import type { ReactNode } from 'react';
import type { PollOption } from '../../../../db/queries/consultation/consultations.ts';
import type { Design } from '../../../../server/core/consultation/designs.ts';
import { DesignPicture } from '../../../components/document/design-picture.tsx';
import { Button } from '../../../components/form/button.tsx';
import { Field, FileField } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { levels } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, TypedOn, useWrong } from '../refused.tsx';
import type { Language } from './activities-table.tsx';
import { clickWidth, designNames, placeNumbers, placeOf, sides } from './design-fields.ts';

interface PictureFormProps {
  here: string;
  revision: number;
  /** It has a picture already. */
  has: boolean;
  refused: RefusedForm | undefined;
}

/** Takes a picture; works without script, as every form. */
export function PictureForm({ here, revision, has, refused }: PictureFormProps) {
  const t = useT();
  const wrong = refused?.refused.field === 'picture' ? t(`refusal.${refused.refused.code}`) : undefined;
  return (
    <section>
      <h2>{t('design.picture')}</h2>
      {has ? null : <p>{t('design.picture.none')}</p>}
      <form method="post" action={`${here}?picture`} encType="multipart/form-data">
        <input type="hidden" name="revision" value={revision} />
        <FileField
          name="picture"
          label={t('design.picture.file')}
          hint={t('design.picture.hint')}
          error={wrong}
          accept=".png,.jpg,.jpeg,.webp,image/png,image/jpeg,image/webp"
        />
        <Button kind={has ? 'second' : 'main'}>
          {t(has ? 'design.picture.again' : 'design.picture.send')}
        </Button>
      </form>
    </section>
  );
}

interface PlacesFormProps {
  here: string;
  revision: number;
  design: Design;
  options: readonly PollOption[];
  languages: readonly Language[];
  refused: RefusedForm | undefined;
  /** What stands in the form, when it came back. */
  typed: RefusedForm['typed'] | undefined;
  /** What came of the form: the form leads there. */
  answer: ReactNode;
}

/** So many rows for places are in sight; the others open where they are needed. */
const inSight = 4;

/** Words for the whole picture, and its places: by a click on the picture or in numbers, and in words for who does not see it. */
export function PlacesForm({
  here,
  revision,
  design,
  options,
  languages,
  refused,
  typed,
  answer,
}: PlacesFormProps) {
  const t = useT();
  const { language } = useSpeaker();
  const stored = (name: string, value: string | number | undefined) =>
    typed ? (typed.find(([each]) => each === name)?.[1] ?? '') : String(value ?? '');
  const wrong = useWrong(refused);
  const wrongAt = placeOf(refused?.refused.field ?? '');
  const alt = design.alts.find((each) => each.language === language) ?? design.alts[0];
  const set = placeNumbers.flatMap((position) => {
    const [x = 0, y = 0, width = 0, height = 0] = sides.map((side) =>
      Number(
        stored(
          designNames.side(position, side),
          design.places.find((each) => each.position === position)?.[side],
        ),
      ),
    );
    return width > 0 && height > 0 ? [{ position, x, y, width, height }] : [];
  });
  const row = (position: number) => {
    const place = design.places.find((each) => each.position === position);
    const labels = options.find((each) => each.position === position)?.labels ?? [];
    return (
      <fieldset className="option" key={position}>
        <legend>{t('design.place', { number: position })}</legend>
        <div className="box-sides">
          {sides.map((side) => {
            const name = designNames.side(position, side);
            return (
              <Field
                key={side}
                kind="number"
                short
                min={0}
                max={100}
                name={name}
                label={t(`design.place.${side}`)}
                value={stored(name, place?.[side])}
                error={wrong(name)}
              />
            );
          })}
        </div>
        {languages.map(({ tag, endonym }) => (
          <div className="pair" key={tag}>
            {levels.map((level) => {
              const name = designNames.words(position, tag, level);
              const label = labels.find((each) => each.language === tag && each.level === level)?.label;
              return (
                <Field
                  key={level}
                  name={name}
                  lang={tag}
                  label={
                    <>
                      {t('design.place.words')} {t('list.apart')} <bdi lang={tag}>{endonym}</bdi>{' '}
                      {t('list.apart')} {t(`level.${level}`)}
                    </>
                  }
                  value={stored(name, label)}
                  error={wrong(name)}
                />
              );
            })}
          </div>
        ))}
      </fieldset>
    );
  };
  return (
    <section>
      <h2>{t('design.places')}</h2>
      {answer ? (
        <div id="places" tabIndex={-1}>
          {answer}
        </div>
      ) : null}
      <form method="post" action={`${here}#places`} id={answer ? undefined : 'places'}>
        <TypedOn form={typed && { typed }} revision={revision} />
        <input type="hidden" name="picture-width" value={design.width} />
        <input type="hidden" name="picture-height" value={design.height} />
        <p className="hint">{t('design.alt.hint')}</p>
        {languages.map(({ tag, endonym }) => (
          <div className="pair" key={tag}>
            {levels.map((level) => {
              const name = designNames.alt(tag, level);
              const found = design.alts.find((each) => each.language === tag && each.level === level);
              return (
                <Field
                  key={level}
                  kind="area"
                  rows={3}
                  name={name}
                  lang={tag}
                  label={
                    <>
                      {t('design.alt')} {t('list.apart')} <bdi lang={tag}>{endonym}</bdi> {t('list.apart')}{' '}
                      {t(`level.${level}`)}
                    </>
                  }
                  value={stored(name, found?.alt)}
                  error={wrong(name)}
                />
              );
            })}
          </div>
        ))}
        {design.width > 0 ? (
          <>
            <p className="hint">{t('design.places.hint')}</p>
            <DesignPicture
              design={{
                ...design,
                places: set,
                alt: { words: alt?.alt ?? '', lang: alt?.language ?? language },
              }}
              href={`${here}/picture`}
            />
            <Fold summary={t('design.click')} open>
              <div className="design-click">
                <input
                  type="image"
                  name="at"
                  src={`${here}/picture`}
                  alt={t('design.click')}
                  width={clickWidth}
                  height={Math.round((clickWidth * design.height) / design.width)}
                />
              </div>
            </Fold>
          </>
        ) : null}
        <p className="hint">{t('design.place.empty')}</p>
        {placeNumbers.slice(0, inSight).map(row)}
        <Fold
          summary={t('design.more')}
          open={wrongAt > inSight || set.some(({ position }) => position > inSight)}
        >
          {placeNumbers.slice(inSight).map(row)}
        </Fold>
        <Button kind="main">{t('design.save')}</Button>
      </form>
    </section>
  );
}
