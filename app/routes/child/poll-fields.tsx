import type { PollForm } from '../../../server/core/consultation/polls.ts';
import { ChoiceGroup } from '../../components/choice.tsx';
import { ScaleStones } from '../../components/choice-stones.tsx';
import { SelectField } from '../../components/field.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { placeField } from './poll-choice.ts';

export type PollOption = { readonly position: number; readonly label: string; readonly lang: string };

interface PollFieldsProps {
  form: PollForm;
  options: readonly PollOption[];
  /** What is chosen, by position: the place of a ranking, or that it is chosen. */
  typed: Readonly<Record<number, string>>;
  error: string | undefined;
}

/** The answers to a poll: one, several, a place for each, or a step of five. */
export function PollFields({ form, options, typed, error }: PollFieldsProps) {
  const t = useT();
  if (form === 'ranking') {
    const places = [
      { value: '', label: t('poll.place.none') },
      ...options.map((_, index) => ({
        value: String(index + 1),
        label: t('poll.place', { number: index + 1 }),
      })),
    ];
    return (
      <fieldset className={error ? 'rank wrong' : 'rank'}>
        <legend>{t('ask.label')}</legend>
        <p className="hint">{t('poll.ranking')}</p>
        {error ? <p className="error">{error}</p> : null}
        {options.map((option) => (
          <SelectField
            key={option.position}
            name={placeField(option.position)}
            label={
              <span lang={option.lang} dir="auto">
                {option.label}
              </span>
            }
            options={places}
            value={typed[option.position] ?? ''}
          />
        ))}
      </fieldset>
    );
  }
  return (
    <ChoiceGroup
      legend={t('ask.label')}
      hint={t(`poll.${form}`)}
      error={error}
      name="choice"
      many={form === 'multiple'}
      chosen={options.filter(({ position }) => typed[position]).map(({ position }) => String(position))}
      choices={options.map(({ position, label, lang }) => ({
        value: String(position),
        label,
        lang,
        mark: form === 'scale' ? <ScaleStones place={position} of={options.length} /> : undefined,
      }))}
    />
  );
}

interface PollChosenProps {
  form: PollForm;
  options: readonly PollOption[];
  choice: readonly number[] | null;
}

/** What a child chose, where it can be changed no more. */
export function PollChosen({ form, options, choice }: PollChosenProps) {
  const t = useT();
  if (!choice) return <p>{t('poll.none')}</p>;
  if (choice.length === 0) return <p>{t('poll.skipped')}</p>;
  const List = form === 'ranking' ? 'ol' : 'ul';
  return (
    <List>
      {choice.map((position) => {
        const option = options.find((each) => each.position === position);
        return (
          <li key={position}>
            <bdi lang={option?.lang}>{option?.label}</bdi>
          </li>
        );
      })}
    </List>
  );
}
