import { Button } from '../../../components/form/button.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';

interface LostSheetProps {
  batches: readonly {
    readonly id: string;
    readonly label: string;
    readonly day: string;
    readonly size: number;
  }[];
  /** In words. */
  dayOf: (day: string) => string;
  error: string | undefined;
  chosen: string;
  here: string;
}

/** One new code for a sheet that was lost, in the batch it came from. Nobody has to know which code it was. */
export function LostSheet({ batches, dayOf, error, chosen, here }: LostSheetProps) {
  const t = useT();
  // With how many codes it has: sent again, the form draws no second one.
  const named = batches.map(({ id, size }) => `${id} ${size}`);
  return (
    <section>
      <h2>{t('codes.replace')}</h2>
      <p>{t('codes.replace.lead')}</p>
      <form method="post" action={here}>
        <SelectField
          name="batch"
          label={t('codes.replace.batch')}
          value={named.find((value) => value.split(' ')[0] === chosen.split(' ')[0]) ?? ''}
          error={error}
          options={batches.map(({ label, day }, at) => ({
            value: named[at] ?? '',
            label: `${label === '' ? t('codes.no-label') : label} ${t('list.apart')} ${dayOf(day)}`,
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
