import type { SeedRow } from '../../../../db/queries/consultation/statements.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, typedOr } from '../refused.tsx';
import type { Language } from './activities-table.tsx';
import { fieldNames, seedPlaces } from './activity-fields.ts';

interface SeedFieldsProps {
  /** Those there are already. */
  stored: readonly SeedRow[];
  languages: readonly Language[];
  refused: RefusedForm | undefined;
}

/** The organiser's statements: a place each with every language beside the others, so that none is put to the wrong one. */
export function SeedFields({ stored, languages, refused }: SeedFieldsProps) {
  const t = useT();
  const typed = refused?.typed.filter(([name]) => /^seed\.\d+\.id$/.test(name)).length ?? 0;
  const places = Math.max(seedPlaces(stored.length, languages.length), typed);
  return (
    <section className="for-statements" id="seeds">
      <h3>{t('seeds.title')}</h3>
      <p className="hint">{t('list.sentences', { first: t('seeds.hint'), second: t('seeds.places') })}</p>
      {Array.from({ length: places }, (_, index) => {
        const seed = stored[index];
        const place = index + 1;
        return (
          <fieldset className="option" key={seed?.id ?? place}>
            <legend>{t('seeds.number', { number: place })}</legend>
            <input
              type="hidden"
              name={fieldNames.seedId(place)}
              value={typedOr(refused, fieldNames.seedId(place))(seed?.id ?? '')}
            />
            <div className="pair">
              {languages.map(({ tag, endonym }) => {
                const name = fieldNames.seed(place, tag);
                const words = seed?.texts.find((text) => text.language === tag)?.body ?? '';
                return (
                  <Field
                    key={tag}
                    kind="area"
                    rows={2}
                    name={name}
                    label={<bdi lang={tag}>{endonym}</bdi>}
                    lang={tag}
                    value={typedOr(refused, name)(words)}
                  />
                );
              })}
            </div>
          </fieldset>
        );
      })}
      <Button name="act" value="write-more" sign="add">
        {t('seeds.more')}
      </Button>
    </section>
  );
}
