import { outcomes } from '../../../../server/core/privacy/complaint.ts';
import type { ComplaintCase } from '../../../../server/usecases/complaints/read-complaints.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { Words } from '../../../components/words/words.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { ownIf, type RefusedForm, TypedOf, typedOr, useWrong } from '../refused.tsx';
import { TypedWords } from '../typed-words.tsx';

const levels = ['older', 'younger'] as const;

/** The words of a complaint, and what was answered and said to that. */
export function ComplaintWords({ complaint }: { complaint: ComplaintCase }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <>
      <Words words={complaint.text} lang={complaint.language} />
      {complaint.answers
        .filter(({ level }) => level === 'older')
        .map((answer) => (
          <section key={answer.round} aria-labelledby={`answer-${answer.round}`}>
            <h2 id={`answer-${answer.round}`}>
              {t('complaints.answered', { day: dayInWords(language, answer.day) })}
            </h2>
            <Words words={answer.text} lang={complaint.language} />
          </section>
        ))}
      {complaint.replies.length > 0 ? (
        <section aria-labelledby="replies">
          <h2 id="replies">{t('complaints.replies')}</h2>
          {complaint.replies.map((reply) => (
            <Words key={reply.id} words={reply.text} lang={complaint.language} />
          ))}
        </section>
      ) : null}
    </>
  );
}

/** An answer at both levels, in the language of whoever complained. */
export function AnswerForm({
  complaint,
  refused: anyRefused,
}: {
  complaint: ComplaintCase;
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  const refused = ownIf(anyRefused, { act: 'answer' });
  const wrong = useWrong(refused);
  const typed = (name: string) => typedOr(refused, name)('');
  // Somebody else answered meanwhile.
  if (complaint.round === null)
    return <TypedWords form={refused} words={(name) => levels.some((level) => level === name)} />;
  return (
    <form method="post" aria-labelledby="answer">
      <h2 id="answer">{t(complaint.round === 1 ? 'complaints.answer' : 'complaints.answer-again')}</h2>
      <TypedOf form={refused} name="round" now={complaint.round} />
      <ChoiceGroup
        legend={t('complaints.outcome')}
        name="outcome"
        chosen={typed('outcome')}
        error={wrong('outcome')}
        choices={outcomes.map((outcome) => ({ value: outcome, label: t(`complaints.outcome.${outcome}`) }))}
      />
      {levels.map((level) => (
        <Field
          key={level}
          kind="area"
          rows={5}
          name={level}
          label={t(`complaints.words.${level}`)}
          lang={complaint.language}
          value={typed(level)}
          error={wrong(level)}
        />
      ))}
      <Note>{t('complaints.answer.note')}</Note>
      <Acts>
        <Button kind="main" name="act" value="answer">
          {t('complaints.answer.send')}
        </Button>
      </Acts>
    </form>
  );
}

/** What the overseer says in public: unedited, at both levels, under its name. */
export function CommentForm({
  id,
  consultationId,
  languages,
  refused,
}: {
  /** Of what is said next: sent twice it is said once. */
  id: string;
  consultationId: string;
  languages: readonly { value: string; label: string }[];
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  const { language } = useSpeaker();
  // A form of a complaint beside it may have been refused: what that one says is not of this one.
  const mine = ownIf(refused, { act: 'comment' });
  const wrong = useWrong(mine);
  // What was typed stays where it was typed to go, and so does the sentence above it.
  const about = typedOr(mine, 'about')(consultationId);
  return (
    <form method="post" aria-labelledby="comment">
      <h2 id="comment">{t('complaints.comment')}</h2>
      <p>{t(about === '' ? 'complaints.comment.site' : 'complaints.comment.one')}</p>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="about" value={about} />
      <SelectField
        name="language"
        label={t('complaints.language')}
        options={languages}
        value={typedOr(mine, 'language')(language)}
      />
      {levels.map((level) => (
        <Field
          key={level}
          kind="area"
          rows={4}
          name={`comment.${level}`}
          label={t(`complaints.words.${level}`)}
          value={typedOr(mine, `comment.${level}`)('')}
          error={wrong(`comment.${level}`)}
        />
      ))}
      <Acts>
        <Button name="act" value="comment">
          {t('complaints.comment.send')}
        </Button>
      </Acts>
    </form>
  );
}
