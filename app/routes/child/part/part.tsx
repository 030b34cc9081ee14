import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readEasily } from '../../../../server/core/consultation/easy-read.ts';
import { askedId, waitsForAnswer } from '../../../components/child/asked.tsx';
import { OtherReadings } from '../../../components/child/other-readings.tsx';
import { Path } from '../../../components/child/path.tsx';
import { EasyText } from '../../../components/document/easy-text.tsx';
import { Paragraphs } from '../../../components/document/paragraphs.tsx';
import { PlainBy } from '../../../components/document/plain-by.tsx';
import { SectionText } from '../../../components/document/section-text.tsx';
import { SourceFold } from '../../../components/document/source-fold.tsx';
import { ButtonLink } from '../../../components/form/button.tsx';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Switch } from '../../../components/form/switch.tsx';
import { Kicker, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { pick, sayPrompt } from '../../../i18n/texts.ts';
import { readings, wordsOf } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/asking.css?url';
import easyCss from '../../../styles/easy.css?url';
import sides from '../../../styles/sides.css?url';
import { granted } from '../../granted.ts';
import { besideIn, takeAppeal } from '../beside.ts';
import { besideTold } from '../beside-told.ts';
import { ChildPage } from '../child-page.tsx';
import { draftOf, whyNotTaken } from '../composer.tsx';
import { tellCorrected } from '../corrected.ts';
import { helpHere } from '../help/help-here.ts';
import { takePost, unlessEmpty } from '../post.ts';
import { seated, seatedToSend } from '../seat.ts';
import { wordsBeside } from './one-of-boxes.tsx';
import { idAt, type PartBack, PartQuestion, writesAt } from './part-question.tsx';
import { pathStep } from './path-step.tsx';
import { votingSteps } from './path-steps.ts';
import { showSource } from './source-shown.ts';

export const handle: Handle = { writes: true };

export const links: LinksFunction = () => [css, easyCss, sides].map((href) => ({ rel: 'stylesheet', href }));

/** The address of what is asked about the whole text. Anchors are numbers, so none is taken. */
const whole = 'all';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  const source = granted(await context.services.room.source(child.actor, {}));
  const at = place.sections.findIndex((section) => section.anchor === params.anchor);
  const section = place.sections[at];
  const anchor = params.anchor === whole ? '' : section?.anchor;
  if (anchor === undefined) throw new Response(null, { status: 404 });

  const asked = new URL(request.url).searchParams;
  const own = asked.get('view') === 'own';
  const reading = readings.find((each) => each === asked.get('words')) ?? context.speaker.reading;
  const reader = { language: context.speaker.language, level: wordsOf(reading) };
  const to = { reader, languages: place.row.languages };
  const plain = section && pick(section.plain, reader, to.languages);
  const easy =
    section && reading === 'easy'
      ? readEasily(section, { language: reader.language, languages: to.languages })
      : undefined;
  // Whose words these are, and whether somebody else has checked them.
  const told = easy ?? plain;
  return {
    anchor: params.anchor ?? whole,
    number: at + 1,
    parts: place.sections.length,
    view: own || (section && !plain) ? ('own' as const) : ('plain' as const),
    reading,
    // Easy-read can always be asked for: where nobody wrote it the younger words come a sentence a line.
    offered: readings.filter(
      (each) =>
        each === 'easy' ||
        section?.plain.some(({ language, level }) => language === plain?.language && level === each),
    ),
    hasPlain: told !== undefined,
    plain: easy
      ? { heading: easy.heading, body: '', lang: easy.language, easy }
      : plain
        ? { heading: plain.heading, body: plain.body, lang: plain.language, easy: null }
        : null,
    told: told ? { by: told.by, checked: told.checked } : null,
    original: section
      ? { heading: section.heading, body: section.original, lang: place.documentLanguage, easy: null }
      : null,
    source: source && showSource(source, { ...to, sponsorKind: place.row.sponsorKind }),
    consultation: place.row.state,
    questions: place.activities
      .filter((each) => each.kind === 'question' && each.anchor === anchor)
      .map((each) => ({
        id: each.id,
        state: place.state === 'open' ? each.state : place.state,
        prompt: sayPrompt(each.prompts, { reader: context.speaker, languages: to.languages }),
        corrected: tellCorrected(place, each.id, context.speaker),
        postId: context.newId(),
        proposes: each.proposes,
        own: place.own
          .filter((item) => item.activityId === each.id)
          .map((item) => ({ item, proposal: place.proposals[item.id] ?? null })),
      })),
    steps: votingSteps(place, context.speaker, anchor),
    next: place.sections[at + 1]?.anchor ?? null,
    // The question whose answer went on although it may tell of harm.
    care: asked.get('care'),
    wait: place.wait,
    help: await helpHere(context, child),
  };
}

export async function action(args: ActionFunctionArgs) {
  const fields = await readFields(args.request);
  const here = `/here/part/${encodeURIComponent(args.params.anchor ?? whole)}`;
  const others = wordsBeside(fields);
  const typed = Object.keys(others).length > 0;
  const [act, ...of] = besideIn(fields);
  if (act === 'appeal') {
    const at = { fields, activity: fields.get('activity') ?? '', here, stays: typed };
    const back = await takeAppeal(args.context, at, of);
    return data<PartBack>({ ...back.data, others }, back.init ?? undefined);
  }
  // The form that has all boxes, as no button of one sent it: from the page of the look, or given back after the seat was over.
  if (!fields.has('activity')) {
    seatedToSend(args.context, fields);
    unlessEmpty(args.request, typed ? 'typed' : '');
    return data<PartBack>({ activity: '', code: null, typed: '', asked: null, others });
  }
  const back = await takePost(args, (_, said) => (typed ? null : `${here}#${said}`), fields);
  return data<PartBack>({ ...back.data, others }, back.init ?? undefined);
}

export default function Part() {
  const t = useT();
  const part = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const text = part.view === 'own' ? part.original : part.plain;
  const here = `/here/part/${encodeURIComponent(part.anchor)}`;
  const words = `words=${part.reading}`;
  const told = besideTold(refused);
  const why = told ? undefined : whyNotTaken(refused?.code);
  const error = why && t(why);
  const keyed = refused?.activity || part.questions.find(({ state }) => state === 'open')?.id;
  const boxes = part.questions.filter((each) => writesAt(each, refused));
  // One box has a form of its own; several have one together.
  const together = boxes.length > 1;
  const [first] = boxes;
  const draft = first && draftOf(together ? whole : first.id);
  const waits = waitsForAnswer(refused?.asked) && boxes.some(({ id }) => id === refused?.activity);
  const said = part.questions.find(({ own }) => own.length > 0)?.id;
  return (
    <ChildPage aims={{ said: said && `said-${said}` }} draft={draft}>
      <p className="way">
        <a href="/here">{t('part.all')}</a>
      </p>
      <ErrorSummary
        title={t('error.summary')}
        errors={refused && error ? [{ name: `text-${refused.activity}`, text: error }] : []}
      />
      {text ? (
        <>
          <Kicker>{t('part.of', { number: part.number, parts: part.parts })}</Kicker>
          <h1 lang={text.heading ? text.lang : undefined} dir="auto">
            {text.heading || t('part.number', { number: part.number })}
          </h1>
          {part.hasPlain ? (
            <Switch
              label={t('part.views')}
              draft={draft}
              views={[
                { href: `${here}?${words}`, label: t('part.plain'), current: part.view === 'plain' },
                { href: `${here}?view=own&${words}`, label: t('part.own'), current: part.view === 'own' },
              ]}
            />
          ) : (
            <p className="soft">{t('part.no-plain')}</p>
          )}
          {text.easy ? (
            <EasyText lines={text.easy.lines} lang={text.lang} />
          ) : (
            <SectionText kind={part.view === 'own' ? 'law' : 'plain'} lang={text.lang}>
              <Paragraphs text={text.body} />
            </SectionText>
          )}
          {text.easy?.pictures === false ? <p className="soft">{t('part.no-pictures')}</p> : null}
          {part.view === 'plain' && part.told ? <PlainBy {...part.told} /> : null}
          {part.view === 'plain' ? (
            <OtherReadings
              current={part.reading}
              offered={part.offered}
              href={`${here}?words=`}
              draft={draft}
            />
          ) : null}
        </>
      ) : (
        <h1>{t('home.whole')}</h1>
      )}
      {part.source ? <SourceFold source={part.source} heading="h2" drawnFor="child" /> : null}
      {told || refused?.activity === '' ? (
        <Notice live>
          <p>{t(told ?? 'asked.not-sent')}</p>
        </Notice>
      ) : null}
      {refused?.sent && !refused.asked ? (
        <Notice live sign="check">
          <p>
            {t('care.sent')} <a href={`#${refused.sent}`}>{t('part.said')}</a>
          </p>
        </Notice>
      ) : null}
      {together ? (
        <PageForm id={draft} action={`#${askedId}`} autoComplete="off">
          <input type="hidden" name="intent" value="post" />
          {boxes.map((each) => (
            <input key={each.id} type="hidden" name={`id-${each.id}`} value={idAt(each, refused)} />
          ))}
        </PageForm>
      ) : null}
      {part.questions.map((question) => (
        <PartQuestion
          key={question.id}
          question={question}
          refused={refused}
          draft={draft}
          together={together ? draft : undefined}
          waits={waits && question.id !== refused?.activity}
          keyed={question.id === keyed}
          care={part.care === question.id}
          wait={part.wait}
          help={part.help}
        />
      ))}
      {part.questions.length + part.steps.length === 0 ? <p>{t('part.nothing-asked')}</p> : null}
      {part.steps.length > 0 ? (
        <section>
          <h2>{t('poll.about-part')}</h2>
          <Path steps={part.steps.map(pathStep)} />
        </section>
      ) : null}
      <p>
        {part.next ? (
          <ButtonLink wide href={`/here/part/${encodeURIComponent(part.next)}`}>
            {t('part.next')}
          </ButtonLink>
        ) : (
          <ButtonLink wide href="/here">
            {t('part.done')}
          </ButtonLink>
        )}
      </p>
    </ChildPage>
  );
}
