import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { meantAnswers, meantAs } from '../../../../server/core/analysis/meant.ts';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { ChoiceStones } from '../../../components/vote/choice-stones.tsx';
import { NothingYet } from '../../../components/words/nothing-yet.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { meantField, meantIn, readField, readIn } from '../../../forms/meant-fields.ts';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/vote.css?url';
import { granted } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { whyNotChosen } from '../composer.tsx';
import { seated, seatedToSend } from '../seat.ts';
import { sayFinding } from './finding-words.ts';

/** The form with what is chosen, for the end of the page. */
const draft = 'check';

/** Whoever reads and chooses here has as long as whoever writes: what is chosen goes with the page. */
export const handle: Handle = { writes: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const child = seated(context);
  const { languages, findings, ...page } = granted(
    await context.services.analysis.findingsToCheck(child.actor, {}),
  );
  const to = { reader: context.speaker, languages };
  return {
    ...page,
    findings: findings.map((finding) => ({
      id: finding.id,
      said: sayFinding(finding, to),
      read: finding.read,
      answer: finding.answer,
    })),
    sent: new URL(request.url).searchParams.get('sent'),
  };
}

/**
 * All answers at once. A value that is none of the four is no answer, one to words that were written anew is said to be none, and a form
 * that came after the signature finds it said.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const chosen = meantIn(fields);
  // They were at another page meanwhile, and nobody sent them.
  if (fields.has('carry')) return { code: null, chosen };
  const answers = { answers: chosen, read: readIn(fields) };
  const taken = await orTryAgain(context, context.services.analysis.checkFindings(child.actor, answers));
  if (taken.ok) return redirect(`/here/check?sent=${taken.value.reworded ? 'reworded' : 'yes'}`, 303);
  if (taken.code === 'state-forbids') return redirect('/here/check', 303);
  return data({ code: taken.code, chosen }, { status: 400 });
}

/** "Is this what we meant?": each finding of the draft, four answers, and each can be skipped. */
export default function Check() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const { findings } = page;
  const why = whyNotChosen(back?.code);
  return (
    <ChildPage draft={page.answering === 'open' && findings.length > 0 ? draft : undefined}>
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
      <ErrorSummary
        title={t('error.summary')}
        errors={why && findings[0] ? [{ name: meantField(findings[0].id), text: t(why) }] : []}
      />
      <h1>{t('meant.title')}</h1>
      {page.answering === 'early' ? (
        <>
          <NothingYet />
          <p>{t('check.early')}</p>
        </>
      ) : null}
      {page.answering === 'over' ? (
        <>
          <p>{t('check.over')}</p>
          <p className="way">
            <a href="/here/words">{t('words.title')}</a>
          </p>
        </>
      ) : null}
      {page.answering === 'open' && findings.length === 0 ? <p>{t('check.none')}</p> : null}
      {page.answering === 'open' && findings.length > 0 ? (
        <>
          {page.sent ? (
            <Notice live>
              <p>{t(page.sent === 'reworded' ? 'check.reworded' : 'how.sent')}</p>
            </Notice>
          ) : null}
          <p>{t(page.own ? 'check.own' : 'check.all')}</p>
          {page.counted ? null : (
            <Notice>
              <p>{t('check.uncounted')}</p>
            </Notice>
          )}
          <PageForm id={draft} autoComplete="off">
            {findings.map(({ id, read }) => (
              <input key={id} type="hidden" name={readField(id)} value={read} />
            ))}
            {findings.map(({ id, said, read, answer }, index) => (
              <ChoiceGroup
                // Other words are another question: what was chosen for the old ones is not chosen here.
                key={`${id} ${read}`}
                legend={
                  <>
                    {findings.length > 1 ? (
                      <span className="soft">
                        {t('check.number', { number: index + 1, all: findings.length })}{' '}
                      </span>
                    ) : null}
                    <span className="words" lang={said.lang} dir="auto">
                      {said.words}
                    </span>
                    {said.added ? (
                      <>
                        {' '}
                        <span className="words" lang={said.added.lang} dir="auto">
                          {said.added.words}
                        </span>
                      </>
                    ) : null}
                  </>
                }
                hint={said.kind === 'plain' ? undefined : t(`check.${said.kind}`)}
                name={meantField(id)}
                chosen={(back ? back.chosen[id] : answer) ?? ''}
                choices={[
                  ...meantAnswers.map((each) => ({
                    value: each,
                    label: t(`meant.${each}`),
                    mark: <ChoiceStones choice={meantAs[each]} />,
                  })),
                  { value: '', label: t('how.skip') },
                ]}
              />
            ))}
            <Button kind="main" wide>
              {t('how.send')}
            </Button>
            <Note sign="lock">{t('check.note')}</Note>
          </PageForm>
        </>
      ) : null}
      <ButtonLink wide href="/here">
        {t('nav.here')}
      </ButtonLink>
    </ChildPage>
  );
}
