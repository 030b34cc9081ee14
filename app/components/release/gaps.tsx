import type { ReleaseGap } from '../../../db/queries/analysis/releases.ts';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { Notice } from '../words/notice.tsx';

/** Numbers that no report has, and why: for everybody beside the next one, or for whoever signs that. */
export function Gaps({ gaps, signing = false }: { gaps: readonly ReleaseGap[]; signing?: boolean }) {
  const t = useT();
  const { language } = useSpeaker();
  const says = signing ? 'signing.gap' : 'release.gap';
  return gaps.map(({ number, day, signedDay }) => {
    const on = dayInWords(language, day);
    return (
      <Notice key={number} kind={signing ? 'owed' : 'plain'} title={t(says, { number })}>
        <p>
          {signedDay === ''
            ? t(`${says}.unknown`, { day: on })
            : t(`${says}.lost`, { day: on, signed: dayInWords(language, signedDay) })}
        </p>
        {signing ? <p>{t('signing.gap.compare')}</p> : null}
      </Notice>
    );
  });
}
