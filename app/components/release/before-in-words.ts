import type { SaidBefore } from '../../../server/core/analysis/findings.ts';
import { dayInWords } from '../../i18n/dates.ts';
import type { Speaker } from '../../i18n/translator.ts';

/** One answer that stood before another. */
export function beforeInWords({ decision, day, dueDay }: SaidBefore, { t, language }: Speaker): string {
  const said = { day: dayInWords(language, day), answer: t(`release.decision.${decision}`) };
  return dueDay === ''
    ? t('ledger.before.open', said)
    : t('ledger.before', { ...said, due: dayInWords(language, dueDay) });
}
