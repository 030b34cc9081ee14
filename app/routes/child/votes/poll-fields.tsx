import type { PollForm } from '../../../../server/core/consultation/polls.ts';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { ScaleStones } from '../../../components/vote/choice-stones.tsx';
import { useT } from '../../../i18n/use-t.tsx';

export type PollOption = { readonly position: number; readonly label: string; readonly lang: string };

interface PollFieldsProps {
  form: Exclude<PollForm, 'ranking'>;
  options: readonly PollOption[];
  /** Positions of what is chosen. */
  typed: readonly number[];
  error: string | undefined;
}

/** The answers to a poll: one, several, or a step of five. */
export function PollFields({ form, options, typed, error }: PollFieldsProps) {
  const t = useT();
  return (
    <ChoiceGroup
      legend={t('ask.label')}
      hint={
        form === 'scale'
          ? t('poll.scale')
          : t('list.sentences', { first: t(`poll.${form}`), second: t('order.random') })
      }
      error={error}
      name="choice"
      many={form === 'multiple'}
      chosen={typed.map(String)}
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
