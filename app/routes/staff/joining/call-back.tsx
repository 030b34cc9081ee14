import { Button } from '../../../components/form/button.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { useT } from '../../../i18n/use-t.tsx';

interface CallBackProps {
  batches: readonly { readonly id: string; readonly label: string; readonly day: string }[];
  /** In words. */
  dayOf: (day: string) => string;
  error: string | undefined;
  chosen: string;
  here: string;
}

/** What is left of a batch opens nothing any more. Folded and with no batch chosen: nothing brings these codes back. */
export function CallBack({ batches, dayOf, error, chosen, here }: CallBackProps) {
  const t = useT();
  return (
    <Fold summary={t('codes.call-back')} open={error !== undefined}>
      <p>{t('codes.call-back.lead')}</p>
      <form method="post" action={here}>
        <SelectField
          name="called"
          label={t('codes.call-back.batch')}
          value={chosen}
          error={error}
          options={[
            { value: '', label: t('codes.call-back.choose') },
            ...batches.map(({ id, label, day }) => ({
              value: id,
              label: `${label === '' ? t('codes.no-label') : label} ${t('list.apart')} ${dayOf(day)}`,
              lang: '',
            })),
          ]}
        />
        <Button name="act" value="call-back">
          {t('codes.call-back.go')}
        </Button>
      </form>
    </Fold>
  );
}
