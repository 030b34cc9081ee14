import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker } from '../../../i18n/use-t.tsx';
import { type OwnForm, typedOr, useWrong } from '../refused.tsx';

/** While it runs the last day on which children can take part is moved to a later one; never to an earlier one, which children who read this one would miss. */
export function ClosingLater({
  closingDay,
  refused,
  here,
}: {
  closingDay: string;
  refused: OwnForm | undefined;
  here: string;
}) {
  const { t, language } = useSpeaker();
  const wrong = useWrong(refused);
  return (
    <form method="post" action={here}>
      <h2>{t('about.closing.later')}</h2>
      <Field
        kind="date"
        short
        name="closing"
        label={t('about.closing')}
        hint={t('about.closing.later.hint', { day: dayInWords(language, closingDay) })}
        error={wrong('closing')}
        value={typedOr(refused, 'closing')(closingDay)}
      />
      <Button name="act" value="until">
        {t('about.closing.later.go')}
      </Button>
    </form>
  );
}
