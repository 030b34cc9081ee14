import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** Why a code of six figures was not taken: after too many wrong ones with the minutes until the next may come, 0 where there is no wait. */
export function CodeRefused({ code, waitMinutes }: { code: RefusalCode; waitMinutes: number }) {
  const t = useT();
  const text =
    code === 'too-fast' && waitMinutes > 0 ? t('prove.wait', { minutes: waitMinutes }) : t(`refusal.${code}`);
  return <ErrorSummary title={t('staff.refused')} errors={[{ name: 'code', text }]} />;
}
