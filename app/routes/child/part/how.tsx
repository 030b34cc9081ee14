import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { marks, processActivity, requirements } from '../../../../server/core/analysis/evaluation.ts';
import type { Marks } from '../../../../server/usecases/analysis/evaluate-process.ts';
import { AskedBefore } from '../../../components/child/asked.tsx';
import { ButtonLink } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { BesideWords } from '../../../components/form/with-words.tsx';
import { ScaleStones } from '../../../components/vote/choice-stones.tsx';
import { NothingYet } from '../../../components/words/nothing-yet.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/asking.css?url';
import votes from '../../../styles/vote.css?url';
import { granted, pageFor } from '../../granted.ts';
import { askedAtFirst } from '../asked-at-first.ts';
import { besideIn, takeAppeal } from '../beside.ts';
import { besideTold } from '../beside-told.ts';
import { ChildPage } from '../child-page.tsx';
import { Composer, cameBack, draftOf } from '../composer.tsx';
import { helpHere } from '../help/help-here.ts';
import { type NotTaken, takePost, unlessEmpty } from '../post.ts';
import { seated, seatedToSend } from '../seat.ts';
import { OwnWords } from '../words/own-words.tsx';
import { waitsForRelease } from '../words/place-of.ts';

export const handle: Handle = { writes: true };

export const links: LinksFunction = () => [css, votes].map((href) => ({ rel: 'stylesheet', href }));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const child = seated(context);
  const [own, place] = await Promise.all([
    context.services.analysis.evaluation(child.actor, {}),
    context.services.room.place(child.actor, {}),
  ]);
  const query = new URL(request.url).searchParams;
  const evaluation = granted(own);
  return {
    ...evaluation,
    // While words stand, or wait to be read, no others are taken.
    writes: !evaluation.words.some(({ state }) => !gone.includes(state)),
    sent: query.has('sent'),
    care: query.get('care') === processActivity,
    postId: context.newId(),
    words: evaluation.words.map((item) => {
      const waits = waitsForRelease(granted(place).row.state, item);
      return { item: waits ? { ...item, gathered: true } : item, waits };
    }),
    help: await helpHere(context, child),
  };
}

const gone: readonly string[] = ['withdrawn', 'erased', 'returned', 'refused'];

/** A form that was not taken, or that held more than what was sent: words and marks stand in it again. */
type HowBack = NotTaken & { readonly marks: Marks | null; readonly judged?: true };

/** A value that is none of the three is no answer. */
function marksIn(fields: URLSearchParams): Marks {
  return Object.fromEntries(
    requirements.flatMap((requirement) => {
      const mark = marks.find((each) => each === fields.get(`mark.${requirement}`));
      return mark ? [[requirement, mark] as const] : [];
    }),
  );
}

/** The nine answers, or words: one form with a button for each, and what was not sent stands in it again. */
export async function action(args: ActionFunctionArgs) {
  const fields = await readFields(args.request);
  const child = seatedToSend(args.context, fields);
  const { analysis } = args.context.services;
  const given = marksIn(fields);
  const [act, ...of] = besideIn(fields);
  if (act !== 'judge' && fields.get('intent') !== 'judge') {
    const stored = granted(await analysis.evaluation(child.actor, {})).marks;
    const all = requirements.filter((each) => fields.has(`mark.${each}`));
    const unsent = all.some((each) => given[each] !== stored[each]);
    const typed = fields.get(`text-${processActivity}`) ?? '';
    // Marks alone were at another page meanwhile: where they are as they were stored, the page comes as by a link.
    if (fields.has('carry') && !unsent) unlessEmpty(args.request, typed);
    if (fields.has('carry') && typed.trim() === '')
      return data<HowBack>({ activity: processActivity, code: null, typed, asked: null, marks: given });
    const at = { fields, activity: processActivity, here: '/here/how', stays: unsent };
    const back =
      act === 'appeal'
        ? await takeAppeal(args.context, at, of)
        : await takePost(args, (_, said) => (unsent ? null : `/here/how#${said}`), fields);
    return data<HowBack>({ ...back.data, marks: unsent ? given : null }, back.init ?? undefined);
  }
  const typed = fields.get(`text-${processActivity}`) ?? '';
  const back = { activity: processActivity, typed, asked: null };
  const judged = await orTryAgain(args.context, analysis.evaluate(child.actor, { marks: given }));
  if (!judged.ok) {
    const code = pageFor(judged.code);
    return data<HowBack>({ ...back, code, marks: given, judged: true }, { status: 400 });
  }
  if (typed.trim() === '') throw redirect('/here/how?sent=yes', 303);
  return data<HowBack>({ ...back, code: null, marks: null, judged: true });
}

/** "How was it for you?": nine lines, each of which can be skipped, and words that go the way of all words. */
export default function How() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const unmarked = back?.judged && back.code === 'try-again';
  const refused = back?.code ? t(unmarked ? 'choice.try-again' : `refusal.${back.code}`) : undefined;
  const told = besideTold(back);
  const error = back?.judged || told ? undefined : refused;
  const kept = back?.judged ? !back.code : page.sent && !back;
  const chosen = back?.marks ?? page.marks;
  // Others stand meanwhile; what was typed stays in its box. Words that went leave it none.
  const writes = page.writes || (cameBack(back) && !back?.sent && !back?.asked?.sent);
  const care = askedAtFirst(back, page.care);
  const draft = writes ? draftOf(processActivity) : undefined;
  const form = draft ?? 'marks';
  const judging = (
    <>
      {requirements.map((requirement) => (
        <ChoiceGroup
          key={requirement}
          legend={t(`req.${requirement}`)}
          name={`mark.${requirement}`}
          chosen={chosen[requirement] ?? ''}
          choices={[
            ...marks.map((mark, index) => ({
              value: mark,
              label: t(`mark.${mark}`),
              mark: <ScaleStones place={marks.length - index} of={marks.length} />,
            })),
            { value: '', label: t('how.skip') },
          ]}
        />
      ))}
      <BesideWords kind="main" wide form={draft} does="judge" onDo={undefined}>
        {t('how.send')}
      </BesideWords>
    </>
  );
  const more = <h2 id="said">{t('how.more')}</h2>;
  return (
    <ChildPage draft={page.takes ? form : undefined}>
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
      <ErrorSummary
        title={t('error.summary')}
        errors={error ? [{ name: `text-${processActivity}`, text: error }] : []}
      />
      <h1>{t('how.title')}</h1>
      {told ? <Notice live title={t(told)} /> : null}
      {back?.judged && refused ? <Notice live kind="mend" title={refused} /> : null}
      {page.takes ? (
        <>
          {kept || (back?.sent && !back.asked) ? (
            <Notice live>
              <p>{t(kept ? 'how.sent' : 'care.sent')}</p>
            </Notice>
          ) : null}
          <p>{t('how.lead')}</p>
          {writes ? (
            <Composer
              id={back?.id ?? page.postId}
              activity={processActivity}
              label={t('ask.label')}
              typed={back?.typed}
              error={error}
              // Nobody sits at the desk after closing: what was usual while it was open says nothing of it.
              wait="unknown"
              help={page.help}
              asked={care}
              above={
                <>
                  {judging}
                  {more}
                  <p>{t('how.more.note')}</p>
                </>
              }
              carried={requirements.map((each) => (
                <input key={each} type="hidden" name={`mark.${each}`} value={chosen[each] ?? ''} />
              ))}
            />
          ) : (
            <>
              <PageForm id={form} autoComplete="off">
                {judging}
              </PageForm>
              {more}
            </>
          )}
          {care && !writes ? (
            <AskedBefore
              asked={care}
              name={`text-${processActivity}`}
              help={page.help}
              draft={undefined}
              fields={null}
            />
          ) : null}
          {page.words.map(({ item, waits }) => (
            <OwnWords key={item.id} item={item} draft={draft} rests together={waits} />
          ))}
        </>
      ) : (
        <>
          <NothingYet />
          <p>{t('how.early')}</p>
        </>
      )}
      <ButtonLink wide href="/here">
        {t('nav.here')}
      </ButtonLink>
    </ChildPage>
  );
}
