import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { Saying } from '../me/saying.tsx';
import { ComputerTranslates } from '../me/use-question.tsx';
import type { Why } from './why.ts';

/** Who else is asked and why, who stands behind the code, what a child without a safe carer can do, what is asked later. */
export function WhyConsent({ why }: { why: Why }) {
  const t = useT();
  const { from, guardian, uses } = why;
  return (
    <>
      {why.came.way === 'public' ? (
        <Notice>
          <p>{t('why.forms-only')}</p>
          <p>{t('why.anyone')}</p>
        </Notice>
      ) : null}
      {guardian ? (
        <>
          <h2>{t('why.guardian')}</h2>
          <p>
            <Saying said={guardian.reason} />
          </p>
        </>
      ) : null}
      {from ? (
        <p>
          {t(`why.from.${from.consent}`)}{' '}
          <bdi>
            <b>{from.by}</b>
            {from.how === '' ? null : ` (${from.how})`}
          </bdi>
        </p>
      ) : null}
      {guardian ? (
        <Notice kind="help" title={t('why.without-carer')}>
          <p>
            <Saying said={guardian.without} />
          </p>
          {guardian.carerWay === 'public' && why.came.way === 'code' ? (
            <p>
              {t('why.without-carer.public')} <a href="/open">{t('why.without-carer.go')}</a>
            </p>
          ) : null}
        </Notice>
      ) : null}
      {uses.length > 0 ? (
        <>
          <h2>{t('why.uses')}</h2>
          <ul>
            {uses.map((use) => (
              <li key={use}>{t(`use.${use}.label`)}</li>
            ))}
          </ul>
          <p>{t('why.uses.text')}</p>
          {uses.includes('translation') ? <ComputerTranslates by={why.translator} /> : null}
        </>
      ) : null}
    </>
  );
}
