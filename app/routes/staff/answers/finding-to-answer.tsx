import { type FindingResponse, responseDecisions } from '../../../../server/core/analysis/findings.ts';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field } from '../../../components/form/field.tsx';
import {
  AnswerFollows,
  DeedSaid,
  SaidOtherwise,
  StandLine,
} from '../../../components/release/answer-follows.tsx';
import { FindingMeant } from '../../../components/release/finding-meant.tsx';
import { FindingWords } from '../../../components/release/finding-words.tsx';
import { Evidence } from '../../../components/release/release-findings.tsx';
import type { FindingShown } from '../../../components/release/release-shown.ts';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { bodyIn, LevelFields } from '../level-fields.tsx';
import { ownIf, type RefusedForm, Saved, TypedUnlessTold, typedOr, useWrong } from '../refused.tsx';
import { TongueFields } from '../tongue-fields.tsx';
import { answerField } from './answer-field.ts';
import { DeedForm } from './deed-form.tsx';

export interface FindingToAnswerProps {
  finding: FindingShown;
  number: number;
  threshold: number;
  given:
    | (Pick<FindingResponse, 'decision' | 'texts' | 'plain' | 'dueDay'> & {
        readonly deed: Pick<NonNullable<FindingResponse['deed']>, 'state' | 'texts'> | null;
      })
    | undefined;
  /** Which answer this page shows. */
  seen: string;
  /** Which promise, and what was said of it. */
  seenDeed: string;
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  here: string;
  releaseId: string;
  saved: boolean;
  refused: RefusedForm | undefined;
}

/** A finding with all it rests on, and the answer beside it: given, or the form for it. */
export function FindingToAnswer(props: FindingToAnswerProps) {
  const { finding, number, threshold } = props;
  const t = useT();
  const { language } = useSpeaker();
  const { answer } = finding;
  const deedCameBack = ownIf(props.refused, { finding: finding.id, intent: 'deed' }) !== undefined;
  const answerCameBack = ownIf(props.refused, { finding: finding.id, intent: '' }) !== undefined;
  return (
    <article className="to-answer" id={`finding-${finding.id}`}>
      <div>
        <Saved shown={props.saved} />
        <p className="kicker">{t('release.said', { number })}</p>
        <h2 className="finding-words" lang={finding.text.lang} dir="auto">
          {finding.text.words}
        </h2>
        <FindingWords words={finding.words} />
        <Evidence evidence={finding.evidence} threshold={threshold} />
        <FindingMeant finding={finding} threshold={threshold} />
      </div>
      <div>
        {answer ? (
          <>
            <p className="kicker">{t('answers.given')}</p>
            <div className="answer-words" lang={answer.text.lang} dir="auto">
              <p className="said-lines">{answer.text.words}</p>
              <AnswerFollows answer={answer} />
            </div>
            <p className="soft">
              {t(`answers.decision.${answer.decision}`)} {t('list.apart')} <bdi>{answer.by}</bdi>{' '}
              {t('list.apart')} {dayInWords(language, answer.day)}
            </p>
            {finding.stand ? (
              <p>
                <StandLine stand={finding.stand} />
              </p>
            ) : null}
            <DeedSaid answer={answer} />
            <SaidOtherwise answer={answer} />
            {answer.decision === 'yes' || answer.decision === 'partly' || deedCameBack ? (
              <Fold
                summary={t(answer.deed ? 'answers.deed.again' : 'answers.deed')}
                open={deedCameBack || finding.stand?.state === 'overdue'}
              >
                <DeedForm {...props} />
              </Fold>
            ) : null}
            <Fold summary={t('answers.again')} open={answerCameBack}>
              <AnswerForm {...props} />
            </Fold>
          </>
        ) : (
          <AnswerForm {...props} />
        )}
      </div>
    </article>
  );
}

function AnswerForm({
  finding,
  given,
  seen,
  languages,
  here,
  releaseId,
  refused: anyRefused,
}: FindingToAnswerProps) {
  const t = useT();
  const refused = ownIf(anyRefused, { finding: finding.id, intent: '' });
  const wrong = useWrong(refused);
  const decision = answerField(finding.id, 'decision');
  const due = answerField(finding.id, 'due');
  return (
    <form method="post" action={here}>
      <input type="hidden" name="release" value={releaseId} />
      <input type="hidden" name="finding" value={finding.id} />
      <TypedUnlessTold form={refused} name="seen" now={seen} />
      <ChoiceGroup
        legend={t('answers.decision')}
        name={decision}
        chosen={typedOr(refused, decision)(given?.decision ?? '')}
        error={wrong(decision)}
        choices={responseDecisions.map((each) => ({
          value: each,
          label: t(`answers.decision.${each}`),
          note: t(`answers.decision.${each}.note`),
        }))}
      />
      <p className="hint">{t('answers.text.hint')}</p>
      <TongueFields
        languages={languages}
        label={t('answers.text')}
        rows={4}
        nameOf={(tag) => answerField(finding.id, tag)}
        stored={(tag) => given?.texts.find((text) => text.language === tag)?.body ?? ''}
        refused={refused}
      />
      <p className="hint">{t('answers.plain.hint')}</p>
      <LevelFields
        languages={languages}
        label={t('answers.plain')}
        rows={3}
        nameOf={(tag, level) => answerField(finding.id, `${tag}.${level}`)}
        stored={bodyIn(given?.plain)}
        refused={refused}
      />
      <Field
        kind="date"
        short
        name={due}
        label={t('answers.due')}
        hint={t('answers.due.hint')}
        value={typedOr(refused, due)(given?.dueDay ?? '')}
        error={wrong(due)}
      />
      <Button kind="main">{t(given ? 'answers.go.again' : 'answers.go')}</Button>
      <Note>{t('answers.note')}</Note>
    </form>
  );
}
