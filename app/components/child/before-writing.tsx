import { type Reason, reasons } from '../../../server/core/moderation/reasons.ts';
import type { UsualWait } from '../../../server/core/moderation/usual-wait.ts';
import { useT } from '../../i18n/use-t.tsx';
import { Sign } from '../sign/sign.tsx';
import type { SignName } from '../sign/sign-shapes.ts';
import { Fold } from '../words/message.tsx';
import { Note } from '../words/notice.tsx';

/** A sign for each published reason; it stands beside the reason's words wherever they are read. */
export const reasonSigns: Readonly<Record<Reason, SignName>> = {
  contact: 'link',
  person: 'person',
  hurt: 'flag',
  place: 'place',
  repeat: 'again',
  'other-part': 'next',
  unclear: 'look',
  harm: 'help',
};

/**
 * What a child is told before it can write: who reads and how long that takes, what the computer points at, and where
 * confidence ends; then, folded, every reason for which words are not shown. It stands in the form, before the box. Of an
 * `answer`, which is only counted, it does not say that others will see it.
 */
export function BeforeWriting({ wait, answer }: { wait: UsualWait; answer?: boolean | undefined }) {
  const t = useT();
  return (
    <div className="before-writing">
      <Note sign="clock">
        {t('list.sentences', {
          first: t(answer ? 'ask.read-first.answer' : 'ask.read-first'),
          second: t(`wait.${wait}`),
        })}
      </Note>
      <Note sign="look">{t('before.check')}</Note>
      <Note sign="lock">{t('before.limits')}</Note>
      <Fold summary={t('policy.title')}>
        <p>{t('policy.lead')}</p>
        <ul className="policy">
          {reasons.map((reason) => (
            <li key={reason}>
              <Sign name={reasonSigns[reason]} />
              <span>
                <b>{t(`reason.${reason}.part`)}</b>
                {t(`aim.${reason}`)}
              </span>
            </li>
          ))}
        </ul>
        <p>{t('policy.counts')}</p>
      </Fold>
    </div>
  );
}
