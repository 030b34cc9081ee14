import { type FindingResponse, responseDecisions } from '../../../server/core/analysis/findings.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceGroup } from '../../components/choice.tsx';
import { Field } from '../../components/field.tsx';
import { Fold } from '../../components/message.tsx';
import { Note } from '../../components/notice.tsx';
import { Evidence } from '../../components/release-findings.tsx';
import type { FindingShown } from '../../components/release-shown.ts';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { type RefusedForm, typedOr } from './refused.tsx';

/** The name of a field of the answer to one finding: its decision, or its text in a language. */
export function answerField(findingId: string, part: string): string {
  return `answer.${findingId}.${part}`;
}

interface FindingToAnswerProps {
  finding: FindingShown;
  number: number;
  threshold: number;
  given: Pick<FindingResponse, 'decision' | 'texts'> | undefined;
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  here: string;
  releaseId: string;
  refused: RefusedForm | undefined;
}

/** A finding with all it rests on, and the answer beside it: given, or the form for it. */
export function FindingToAnswer(props: FindingToAnswerProps) {
  const { finding, number, threshold } = props;
  const t = useT();
  const { language } = useSpeaker();
  const { answer } = finding;
  const mine = props.refused?.typed.some(([name, value]) => name === 'finding' && value === finding.id);
  return (
    <article className="to-answer" id={`finding-${finding.id}`}>
      <div>
        <p className="kicker">{t('release.said', { number })}</p>
        <h2 className="finding-words" lang={finding.text.lang} dir="auto">
          {finding.text.words}
        </h2>
        <Evidence evidence={finding.evidence} threshold={threshold} />
      </div>
      <div>
        {answer ? (
          <>
            <p className="kicker">{t('answers.given')}</p>
            <div className="answer-words" lang={answer.text.lang} dir="auto">
              <p className="said-lines">{answer.text.words}</p>
            </div>
            <p className="soft">
              {t(`answers.decision.${answer.decision}`)} · <bdi>{answer.by}</bdi> ·{' '}
              {dayInWords(language, answer.day)}
            </p>
            <Fold summary={t('answers.again')} open={mine}>
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
  languages,
  here,
  releaseId,
  refused: anyRefused,
}: FindingToAnswerProps) {
  const t = useT();
  const refused = anyRefused?.typed.some(([name, value]) => name === 'finding' && value === finding.id)
    ? anyRefused
    : undefined;
  const wrong = (name: string) =>
    refused?.refused.field === name ? t(`refusal.${refused.refused.code}`) : undefined;
  const decision = answerField(finding.id, 'decision');
  return (
    <form method="post" action={`${here}#finding-${finding.id}`}>
      <input type="hidden" name="release" value={releaseId} />
      <input type="hidden" name="finding" value={finding.id} />
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
      {languages.map(({ tag, endonym }) => {
        const name = answerField(finding.id, tag);
        const stored = given?.texts.find((text) => text.language === tag)?.body ?? '';
        return (
          <Field
            key={tag}
            kind="area"
            rows={4}
            name={name}
            label={
              <>
                {t('answers.text')} · <bdi lang={tag}>{endonym}</bdi>
              </>
            }
            lang={tag}
            value={typedOr(refused, name)(stored)}
            error={wrong(name)}
          />
        );
      })}
      <Button kind="main">{t(given ? 'answers.go.again' : 'answers.go')}</Button>
      <Note>{t('answers.note')}</Note>
    </form>
  );
}
