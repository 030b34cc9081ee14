import { trainingTopics } from '../../../../server/core/staff/duty.ts';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { allTyped, ownIf, type RefusedForm, typedOr, useWrong } from '../refused.tsx';

interface TrainingFormProps {
  person: { readonly staffId: string; readonly name: string };
  /** The newest day there is anywhere, YYYY-MM-DD: which one it is where this is typed, nobody here knows. */
  newest: string;
  refused: RefusedForm | undefined;
}

/** Somebody confirms with its name what a person was trained in, and when. */
export function TrainingForm({ person, newest, refused }: TrainingFormProps) {
  const t = useT();
  const wrong = useWrong(refused);
  return (
    <section aria-labelledby="training">
      <h2 id="training">{t('people.training.ask', { name: person.name })}</h2>
      <p>{t('people.training.text')}</p>
      <p>
        <a href="/staff/training">{t('people.training.page')}</a>
      </p>
      <form method="post" autoComplete="off">
        <input type="hidden" name="person" value={person.staffId} />
        <ChoiceGroup
          many
          legend={t('people.training.topics')}
          name="topic"
          error={wrong('topic')}
          chosen={allTyped(ownIf(refused, { act: 'trained' }), 'topic') ?? []}
          choices={trainingTopics.map((topic) => ({ value: topic, label: t(`training.${topic}`) }))}
        />
        <Field
          kind="date"
          name="day"
          label={t('people.training.day')}
          value={typedOr(refused, 'day')('')}
          error={wrong('day')}
          max={newest}
          short
        />
        <Button kind="main" name="act" value="trained">
          {t('people.training.go')}
        </Button>
      </form>
    </section>
  );
}
