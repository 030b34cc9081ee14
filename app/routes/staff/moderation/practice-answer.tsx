import type { RefObject } from 'react';
import { isShown, needsReason, stateAfter } from '../../../../server/core/moderation/decide.ts';
import type { Fit } from '../../../../server/core/moderation/practice.ts';
import { redact } from '../../../../server/core/room/contribution-text.ts';
import type { DeskItem } from '../../../../server/core/wire/views.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { ChildReads } from '../../../components/staff/decision-panel.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { decisionNames } from './decision-names.ts';
import { ReadsAtBothLevels } from './desk-decision.tsx';
import type { PracticeAnswer } from './practice-data.ts';

/** What a child reads first of what became of its words. */
const shownAs = { publish: 'shown', redact: 'part-hidden', return: 'returned', refuse: 'refused' } as const;

interface PracticeAnswerProps {
  item: DeskItem;
  answer: PracticeAnswer;
  head: RefObject<HTMLHeadingElement>;
  /** The same text again. */
  here: string;
  /** The text after this one; null after the last. */
  next: string | null;
}

/** What the policy says of a decision on a made-up text, what others and the child would have read, and who else would have looked. */
export function PracticeAnswerView({ item, answer, head, here, next }: PracticeAnswerProps) {
  const t = useT();
  const { decision, reason, hidden, weighing, fits, why, asked } = answer;
  const isRead = isShown(stateAfter(decision));
  const named = (fit: Fit) =>
    fit.reason
      ? t('practise.deed', {
          deed: t(decisionNames.deed(fit.decision, false)),
          reason: t(`reason.${fit.reason}.label`),
        })
      : t(decisionNames.deed(fit.decision, false));
  const parts = partsInWords(redact(item.text, hidden), t);
  return (
    <div className="practice-answer">
      <h2 ref={head} id="answer" tabIndex={-1}>
        {t(`practise.weighed.${weighing}`)}
      </h2>
      <dl>
        <dt>{t('practise.yours')}</dt>
        <dd>{named(reason ? { decision, reason } : { decision })}</dd>
        <dt>{t('practise.policy')}</dt>
        <dd>
          {fits.map((fit, index) => (
            <div key={`${fit.decision}-${fit.reason}`}>{index === 0 ? <b>{named(fit)}</b> : named(fit)}</div>
          ))}
        </dd>
      </dl>
      <p>{why}</p>
      {asked ? <p>{t(`practise.asked.${asked}`)}</p> : null}
      <ChildReads label={t(isRead ? 'practise.others' : 'desk.counts')}>
        <Words words={parts} lang={item.language} />
      </ChildReads>
      <ChildReads label={t('practise.child')}>
        <b>{t(`state.${shownAs[decision]}`, { context: 'older' })}</b>
        {reason ? (
          <div>
            <ReadsAtBothLevels reason={reason} />
            <small className="also-younger">{t(`aim.${reason}`, { context: 'older' })}</small>
          </div>
        ) : null}
      </ChildReads>
      <h3>{t('practise.else')}</h3>
      <ul>
        {isRead ? <li>{t('practise.else.shown')}</li> : null}
        {needsReason(decision) ? <li>{t('practise.else.limited')}</li> : null}
        {asked === 'care' ? <li>{t('practise.else.care')}</li> : null}
      </ul>
      <p className="row-acts">
        <ButtonLink kind="main" href={next ?? '/staff/training'}>
          {t(next ? 'practise.next' : 'practise.end')}
        </ButtonLink>
        <a href={here}>{t('practise.again')}</a>
      </p>
    </div>
  );
}
