import type { ActivityRow } from '../../../db/queries/consultations.ts';
import { pollForms } from '../../../server/core/consultation/polls.ts';
import { ChoiceGroup } from '../../components/choice.tsx';
import { Field } from '../../components/field.tsx';
import { Fold } from '../../components/message.tsx';
import { levels } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import type { Language } from './activities-table.tsx';
import { fieldNames, optionPlaces } from './activity-fields.ts';
import { type RefusedForm, typedOr } from './refused.tsx';

interface PollFieldsProps {
  opened: ActivityRow | null;
  languages: readonly Language[];
  refused: RefusedForm | undefined;
}

/** So many places for answers are in sight; the others open where they are needed. */
const inSight = 5;

/** How a poll is answered, and its answers: a place each, so that no script is needed to add one. */
export function PollFields({ opened, languages, refused }: PollFieldsProps) {
  const t = useT();
  const stored = (position: number, language: string, level: string) =>
    opened?.options
      .find((option) => option.position === position)
      ?.labels.find((label) => label.language === language && label.level === level)?.label ?? '';
  const first = fieldNames.option(1, languages[0]?.tag ?? 'en', levels[0]);
  const optionFields = (position: number) => (
    <fieldset className="option" key={position}>
      <legend>{t('poll.option', { number: position })}</legend>
      {languages.map(({ tag, endonym }) => (
        <div className="pair" key={tag}>
          {levels.map((level) => {
            const name = fieldNames.option(position, tag, level);
            return (
              <Field
                key={level}
                name={name}
                label={
                  <>
                    <bdi lang={tag}>{endonym}</bdi> · {t(`level.${level}`)}
                  </>
                }
                lang={tag}
                value={typedOr(refused, name)(stored(position, tag, level))}
                error={
                  name === first && refused?.refused.field === name
                    ? t(`refusal.${refused.refused.code}`)
                    : undefined
                }
              />
            );
          })}
        </div>
      ))}
    </fieldset>
  );
  return (
    <section className="for-poll">
      <h3>{t('poll.title')}</h3>
      <ChoiceGroup
        legend={t('poll.form')}
        name="form"
        chosen={typedOr(refused, 'form')(opened?.form || 'single')}
        choices={pollForms.map((form) => ({ value: form, label: t(`poll.form.${form}`) }))}
      />
      <p className="hint">{t('poll.options.hint')}</p>
      {optionPlaces.slice(0, inSight).map(optionFields)}
      <Fold summary={t('poll.more')} open={(opened?.options.length ?? 0) > inSight || refused !== undefined}>
        {optionPlaces.slice(inSight).map(optionFields)}
      </Fold>
    </section>
  );
}
