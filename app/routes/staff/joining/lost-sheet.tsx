import { Button } from '../../../components/form/button.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';

interface LostSheetProps {
  batches: readonly { readonly id: string; readonly label: string; readonly day: string }[];
  /** In words. */
  dayOf: (day: string) => string;
  error: string | undefined;
  chosen: string;
  here: string;
}

/** One new code for a sheet that was lost, in the batch it came from. Nobody has to know which code it was. */
export function LostSheet({ batches, dayOf, error, chosen, here }: LostSheetProps) {
  const t = useT();
  return (
    <section>
      <h2>{t('codes.replace')}</h2>
      <p>{t('codes.replace.lead')}</p>
      <form method="post" action={here}>
        <SelectField
          name="batch"
          label={t('codes.replace.batch')}
          value={chosen}
          error={error}
          options={batches.map(({ id, label, day }) => ({
            value: id,
            label: `${label === '' ? t('codes.no-label') : label} · ${dayOf(day)}`,
            lang: '',
          }))}
        />
        <Button name="act" value="replace">
          {t('codes.replace.go')}
        </Button>
      </form>
    </section>
  );
}
