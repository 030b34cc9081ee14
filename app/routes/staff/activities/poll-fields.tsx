import type { ActivityRow } from '../../../../db/queries/consultation/consultations.ts';
import { pollForms } from '../../../../server/core/consultation/polls.ts';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { bodyIn, LevelFields } from '../level-fields.tsx';
import { type RefusedForm, typedOr } from '../refused.tsx';
import type { Language } from './activities-table.tsx';
import { fieldNames, optionPlaces } from './activity-fields.ts';

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
  const labelsOf = (position: number) =>
    opened?.options
      .find((option) => option.position === position)
      ?.labels.map(({ label, ...place }) => ({ ...place, body: label }));
  const optionFields = (position: number) => (
    <fieldset className="option" key={position}>
      <legend>{t('poll.option', { number: position })}</legend>
      <LevelFields
        languages={languages}
        kind="text"
        nameOf={(tag, level) => fieldNames.option(position, tag, level)}
        stored={bodyIn(labelsOf(position))}
        refused={refused}
      />
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
