import type { Others } from '../../../../server/core/privacy/complaint.ts';
import type { FollowedComplaint } from '../../../../server/usecases/complaints/follow-complaint.ts';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { Words } from '../../../components/words/words.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

/** How many others said the same: no small number, to nobody. */
export function OthersLine({ others }: { others: Others }) {
  const t = useT();
  return (
    <p>
      {others.say === 'many'
        ? t('complaint.others.many', { number: others.count })
        : t(`complaint.others.${others.say}`)}
    </p>
  );
}

/** The form of the page that the end of it takes along: with words where one can say some, and always with the six words. */
export const followedDraft = 'follow';

interface FollowedProps {
  complaint: FollowedComplaint;
  phrase: string;
  /** What was typed, when the page comes back with it. */
  reply: string | undefined;
}

/** Where a complaint stands, its answers, and what can be said to them now. The phrase goes with each form: nothing else opens it. */
export function Followed({ complaint, phrase, reply }: FollowedProps) {
  const t = useT();
  const { language, level } = useSpeaker();
  const { state, outcome, answers } = complaint;
  const open = state === 'received' || state === 'reading' || state === 'again';
  // Said in another tab meanwhile: what was typed here has its box, which sends nothing.
  const came = !complaint.maySay && (reply ?? '').trim() !== '';
  return (
    <>
      <p className="lead">{t(`complaint.state.${state}`)}</p>
      {open && !complaint.late ? (
        <p>{t('receipt.due', { day: dayInWords(language, complaint.dueDay) })}</p>
      ) : null}
      {complaint.late ? <GoOutside said={t('follow.late')} /> : null}
      {outcome !== null ? <p>{t(`complaint.outcome.${outcome}`)}</p> : null}
      {answers
        .filter((answer) => answer.level === level)
        .map((answer) => (
          <section key={answer.round} aria-labelledby={`answer-${answer.round}`}>
            <h2 id={`answer-${answer.round}`}>
              {t('follow.answer', { day: dayInWords(language, answer.day) })}
            </h2>
            <Words words={answer.text} lang={complaint.language} />
          </section>
        ))}
      {complaint.felt !== null ? <p>{t(`follow.felt.${complaint.felt}`)}</p> : null}
      {state === 'escalated' || (state === 'closed' && complaint.felt !== 'helped') ? <GoOutside /> : null}
      {complaint.maySay ? <SayToAnswer phrase={phrase} reply={reply} complaint={complaint} /> : null}
      {came ? (
        <form id={followedDraft} method="post" autoComplete="off">
          <input type="hidden" name="phrase" value={phrase} />
          <Field kind="area" rows={3} name="text" label={t('away.words')} value={reply} />
          <Button offBecause={t('ask.over')}>{t('ask.send')}</Button>
        </form>
      ) : null}
      <section aria-labelledby="said">
        <h2 id="said">{t('follow.said')}</h2>
        <p className="kicker">{t(`complaint.kind.${complaint.kind}`)}</p>
        <Words words={complaint.text} lang={complaint.language} />
        {complaint.way === 'together' ? <OthersLine others={complaint.others} /> : null}
      </section>
      <Fold summary={t('follow.back')}>
        <p>{t('follow.back.text')}</p>
        {complaint.maySay || came ? (
          // In the form with the box: what stands in it is not sent, and comes back.
          <Button form={followedDraft} name="act" value="take-back">
            {t('follow.back')}
          </Button>
        ) : (
          <form id={followedDraft} method="post" autoComplete="off">
            <input type="hidden" name="phrase" value={phrase} />
            <Button name="act" value="take-back">
              {t('follow.back')}
            </Button>
          </form>
        )}
      </Fold>
      <Note sign="keep">{t('wrong.kept')}</Note>
    </>
  );
}

function GoOutside({ said }: { said?: string }) {
  const t = useT();
  return (
    <Notice kind="help" title={t('follow.outside')}>
      {said ? <p>{said}</p> : null}
      <ButtonLink href="/wrong/outside">{t('outside.title')}</ButtonLink>
    </Notice>
  );
}

/** Yes and no are equal buttons; words are free to leave out. */
function SayToAnswer({ phrase, reply, complaint }: FollowedProps) {
  const t = useT();
  const { language } = useSpeaker();
  // Of which answer it is said: a page that was left open says nothing of a newer one.
  const round = Math.max(...complaint.answers.map((answer) => answer.round));
  return (
    <form id={followedDraft} method="post" autoComplete="off" aria-labelledby="helped">
      <h2 id="helped">{t('follow.helped')}</h2>
      <p>{t('follow.until', { day: dayInWords(language, complaint.dueDay) })}</p>
      <input type="hidden" name="phrase" value={phrase} />
      <input type="hidden" name="round" value={round} />
      <Field
        kind="area"
        rows={3}
        name="text"
        label={t('follow.more')}
        hint={t('follow.more.hint')}
        value={reply}
      />
      <Acts>
        <Button name="act" value="helped">
          {t('follow.yes')}
        </Button>
        <Button name="act" value="not-helped">
          {t('follow.no')}
        </Button>
      </Acts>
      {round > 1 ? null : <Note>{t('follow.no.next')}</Note>}
    </form>
  );
}
