import { Form } from '@remix-run/react';
import { remedies } from '../../../../server/core/safeguarding/cases.ts';
import type { CaseAtHand } from '../../../../server/usecases/safeguarding/read-cases.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { Words } from '../../../components/words/words.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { isolated } from '../../../i18n/isolated.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { LeadKey } from '../../../live/sealed-keys.ts';
import { type RefusedForm, typedOr } from '../refused.tsx';
import { SealedPart } from './sealed-part.tsx';

interface CaseProps {
  opened: CaseAtHand;
  leadKey: LeadKey | null;
  here: string;
  refused: RefusedForm | undefined;
}

/** One case: what the child told, what the team answers with two people, what it promises. */
export function CaseAtHandView({ opened, leadKey, here, refused }: CaseProps) {
  const t = useT();
  // With the case in its address a form that is refused comes back to it, with every word.
  const at = `${here}?case=${opened.id}`;
  const { language } = useSpeaker();
  const read = opened.state !== 'sealed';
  const caseId = <input type="hidden" name="case" value={opened.id} />;
  const error = (field: string) =>
    refused?.refused.field === field ? t(`refusal.${refused.refused.code}`) : undefined;
  return (
    <section id="field-case" tabIndex={-1}>
      <h2>
        {t(opened.kind === 'drill' ? 'sg.drill' : 'sg.case')} {t('list.apart')}{' '}
        {t(`sg.state.${opened.state}`)}
      </h2>
      {opened.parts
        .filter(({ count }) => count > 0)
        .map((part) => (
          <SealedPart
            key={part.part}
            opened={opened}
            part={part}
            leadKey={leadKey}
            here={here}
            refused={refused}
          />
        ))}
      {read ? (
        <>
          <section>
            <h3>{t('sg.answers')}</h3>
            {opened.answers.map((answer) => (
              <article key={answer.number} className="own">
                <Words id={`answer-${answer.number}`} words={answer.text} lang={opened.language} />
                <p className="soft">
                  {answer.seenBy === null
                    ? t('sg.answer.draft', { name: answer.writtenBy })
                    : t('sg.answer.sent', {
                        name: isolated(answer.writtenBy),
                        other: isolated(answer.seenBy),
                        day: dayInWords(language, answer.day),
                      })}
                </p>
                {answer.seenBy === null ? (
                  <Form method="post" action={at}>
                    {caseId}
                    <input type="hidden" name="number" value={answer.number} />
                    <input type="hidden" name="seen" value={answer.seen} />
                    <Acts>
                      {answer.mine ? null : (
                        <Button
                          kind="main"
                          small
                          name="act"
                          value="send"
                          aria-describedby={`answer-${answer.number}`}
                        >
                          {t('sg.answer.send')}
                        </Button>
                      )}
                      <Button small name="act" value="drop" aria-describedby={`answer-${answer.number}`}>
                        {t('sg.answer.drop')}
                      </Button>
                    </Acts>
                  </Form>
                ) : null}
              </article>
            ))}
            <Form method="post" action={at} key={opened.answers.length} autoComplete="off">
              {caseId}
              <Field
                kind="area"
                rows={5}
                name="text"
                label={t('sg.answer.label')}
                hint={t('sg.answer.hint')}
                lang={opened.language}
                error={error('text')}
                value={typedOr(refused, 'text')('')}
              />
              <Button name="act" value="answer">
                {t('sg.answer.write')}
              </Button>
              <Note>{t('sg.answer.two')}</Note>
            </Form>
          </section>
          <section>
            <h3>{t('sg.remedies')}</h3>
            {remedies.map((remedy) => {
              const promised = opened.remedies.find((each) => each.remedy === remedy);
              return (
                <Form method="post" action={at} key={remedy}>
                  {caseId}
                  <input type="hidden" name="remedy" value={remedy} />
                  <p>
                    <b>{t(`sg.remedy.${remedy}`)}</b>{' '}
                    {promised === undefined
                      ? null
                      : promised.doneDay === null
                        ? t('sg.promised', { day: dayInWords(language, promised.day) })
                        : t('sg.done', {
                            day: dayInWords(language, promised.day),
                            done: dayInWords(language, promised.doneDay),
                          })}
                  </p>
                  {promised?.doneDay ? null : (
                    <Button small name="act" value={promised ? 'done' : 'promise'}>
                      {t(promised ? 'sg.remedy.done' : 'sg.remedy.promise')}{' '}
                      <Unseen>{t(`sg.remedy.${remedy}`)}</Unseen>
                    </Button>
                  )}
                </Form>
              );
            })}
          </section>
          {opened.state === 'closed' ? null : (
            <Fold summary={t('sg.close')} open={opened.closing !== null}>
              <p>{t('sg.close.what')}</p>
              {opened.reads ? null : <Note>{t('sg.close.unread')}</Note>}
              {opened.closing === null ? null : (
                <p>
                  <b>
                    {opened.closing.mine
                      ? t('sg.close.asked')
                      : t('sg.close.agree', { name: opened.closing.name })}
                  </b>
                </p>
              )}
              {opened.reads || opened.closing !== null ? (
                <Form method="post" action={at}>
                  {caseId}
                  <input type="hidden" name="act" value="close" />
                  <input type="hidden" name="seen" value={opened.seen} />
                  <Acts>
                    {opened.closing?.mine || !opened.reads ? null : (
                      <Button name="to" value={opened.closing === null ? 'ask' : 'close'}>
                        {t(opened.closing === null ? 'sg.close.ask' : 'sg.close.do')}
                      </Button>
                    )}
                    {opened.closing === null ? null : (
                      <Button name="to" value="keep">
                        {t('sg.close.keep')}
                      </Button>
                    )}
                  </Acts>
                </Form>
              ) : null}
            </Fold>
          )}
        </>
      ) : null}
    </section>
  );
}
