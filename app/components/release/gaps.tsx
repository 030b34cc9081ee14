import type { ReleaseGap } from '../../../server/core/analysis/release-gaps.ts';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { Notice } from '../words/notice.tsx';

const keys = {
  read: { title: 'release.gap', lost: 'release.gap.lost', unknown: 'release.gap.unknown' },
  sign: { title: 'signing.gap', lost: 'signing.gap.lost', unknown: 'signing.gap.unknown' },
} as const;

/** Numbers that no report has, and why: for everybody beside the next one, or for whoever signs that. */
export function Gaps({ gaps, to }: { gaps: readonly ReleaseGap[]; to: 'read' | 'sign' }) {
  const t = useT();
  const { language } = useSpeaker();
  const says = keys[to];
  return gaps.map(({ number, day, signedDay }) => {
    const on = dayInWords(language, day);
    return (
      <Notice key={number} kind={to === 'sign' ? 'owed' : 'plain'} title={t(says.title, { number })}>
        <p>
          {signedDay === ''
            ? t(says.unknown, { day: on })
            : t(says.lost, { day: on, signed: dayInWords(language, signedDay) })}
        </p>
        {to === 'sign' ? <p>{t('signing.gap.compare')}</p> : null}
      </Notice>
    );
  });
}
