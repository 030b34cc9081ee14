import type { Remedy } from '../../../../server/core/privacy/escalation/remedies.ts';
import { SixWords } from '../../../components/child/six-words.tsx';
import { ButtonLink } from '../../../components/form/button.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { AnswerHeading, Note, Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

/** Where else one can go. It stands before our own form: nobody has to come through us. */
export function Outside({ remedies }: { remedies: readonly Remedy[] }) {
  const t = useT();
  return (
    <Notice kind="help" title={t('wrong.outside')}>
      <p>{t('wrong.outside.text')}</p>
      {remedies.length > 0 ? (
        <ul>
          {remedies.map((remedy) => (
            <li key={`${remedy.country} ${remedy.kind} ${remedy.name}`}>
              {t(`remedy.${remedy.kind}`)}
              {t('list.colon')}
              <RemedyWay remedy={remedy} />
            </li>
          ))}
        </ul>
      ) : null}
      <p className="way">
        <a href="/wrong/outside">{t('wrong.outside.list')}</a>
      </p>
    </Notice>
  );
}

/** Who reads it here: what the software holds of that person, and from which body it is where its house says so; else `from` is ''. */
export function WhoReads({ from }: { from: string }) {
  const t = useT();
  return (
    <Note sign="lock">
      {t('wrong.who-reads')}
      {from === '' ? null : (
        <>
          {' '}
          {t('wrong.from')}
          {t('list.colon')}
          <bdi lang="">{from}</bdi>
        </>
      )}
    </Note>
  );
}

/** A name, and the way there: a link where it is an address. */
export function RemedyWay({ remedy }: { remedy: Remedy }) {
  const t = useT();
  const isAddress = /^https:\/\/\S+$/.test(remedy.contact);
  return isAddress ? (
    <a href={remedy.contact} rel="noreferrer">
      <bdi lang="">{remedy.name}</bdi>
    </a>
  ) : (
    <>
      <bdi lang="">{remedy.name}</bdi> {t('list.apart')} <bdi>{remedy.contact}</bdi>
    </>
  );
}

/** What often helps without waiting for anybody. */
export function QuickWays() {
  const t = useT();
  return (
    <Fold summary={t('wrong.quick')}>
      <h3>{t('wrong.words')}</h3>
      <p>{t('wrong.words.next')}</p>
      <h3>{t('wrong.decision')}</h3>
      <p>{t('wrong.decision.next')}</p>
      <h3>{t('wrong.broken')}</h3>
      <p>{t('wrong.broken.next')}</p>
    </Fold>
  );
}

export type MadeReceipt = {
  readonly words: readonly string[];
  readonly joinWords: readonly string[] | null;
  readonly dueDay: string;
  /** What was joined had its answer already. */
  readonly answered?: boolean;
  readonly danger: boolean;
};

/** By when the answer comes; where it came already, until when one can say whether it helped. */
export function AnswerDay({ of }: { of: Pick<MadeReceipt, 'dueDay' | 'answered'> }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <p>{t(of.answered ? 'receipt.answered' : 'receipt.due', { day: dayInWords(language, of.dueDay) })}</p>
  );
}

/** The answer to the form itself: six words that are stored nowhere, and five for others where they may join. */
export function Receipt({ receipt }: { receipt: MadeReceipt }) {
  const t = useT();
  return (
    <>
      <AnswerHeading>{t('receipt.title')}</AnswerHeading>
      <p className="lead">{t('receipt.thanks')}</p>
      {receipt.danger ? (
        <Notice kind="help">
          <p>{t('receipt.danger')}</p>
          <ButtonLink href="/help">{t('wrong.scared')}</ButtonLink>
        </Notice>
      ) : null}
      <AnswerDay of={receipt} />
      <h2>{t('receipt.six')}</h2>
      <p>{t('receipt.six.text')}</p>
      <SixWords label={t('receipt.six')} words={receipt.words} />
      {receipt.joinWords ? (
        <>
          <h2>{t('receipt.five')}</h2>
          <p>{t('receipt.five.text')}</p>
          <SixWords label={t('receipt.five')} words={receipt.joinWords} />
        </>
      ) : null}
      <div className="phrase-acts">
        <ButtonLink wide href="/wrong/back">
          {t('receipt.follow')}
        </ButtonLink>
      </div>
      <Note sign="keep">{t('wrong.kept')}</Note>
    </>
  );
}
