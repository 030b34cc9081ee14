import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readEasily } from '../../../server/core/consultation/easy-read.ts';
import { ButtonLink } from '../../components/button.tsx';
import { EasyText } from '../../components/easy-text.tsx';
import { ErrorSummary } from '../../components/field.tsx';
import { Kicker, Notice } from '../../components/notice.tsx';
import { OtherReadings } from '../../components/other-readings.tsx';
import { LookWithWords } from '../../components/page-foot.tsx';
import { Paragraphs } from '../../components/paragraphs.tsx';
import { Path } from '../../components/path.tsx';
import { PlainBy } from '../../components/plain-by.tsx';
import { SectionText } from '../../components/section-text.tsx';
import { SourceFold } from '../../components/source-fold.tsx';
import { Switch } from '../../components/switch.tsx';
import { readings, wordsOf } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import type { Handle } from '../../root.tsx';
import css from '../../styles/asking.css?url';
import easyCss from '../../styles/easy.css?url';
import sides from '../../styles/sides.css?url';
import { askedAtFirst } from './asked-at-first.ts';
import { ChildPage } from './child-page.tsx';
import { Composer, cameBack, draftOf, whyNotTaken } from './composer.tsx';
import { helpHere } from './help-here.ts';
import { OwnWords } from './own-words.tsx';
import { pathStep } from './path-step.tsx';
import { votingSteps } from './path-steps.ts';
import { takePost } from './post.ts';
import { granted, seated } from './seat.ts';
import { showSource } from './source-shown.ts';
import { pick, sayPrompt } from './texts.ts';

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
        state: place.row.state === 'open' ? each.state : place.row.state === 'paused' ? 'paused' : 'closed',
        prompt: sayPrompt(each.prompts, { reader: context.speaker, languages: to.languages }),
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

export function action(args: ActionFunctionArgs) {
  return takePost(
    args,
    (activity) => `/here/part/${encodeURIComponent(args.params.anchor ?? whole)}#said-${activity}`,
  );
}

export default function Part() {
  const t = useT();
  const part = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const text = part.view === 'own' ? part.original : part.plain;
  const here = `/here/part/${encodeURIComponent(part.anchor)}`;
  const words = `words=${part.reading}`;
  const why = whyNotTaken(refused?.code);
  const error = why && t(why);
  const keyed = refused?.activity ?? part.questions.find(({ state }) => state === 'open')?.id;
  // A question that rests or is over has a box where words came back to it, and else no form to take along.
  const backAt = (id: string) => (refused?.activity === id ? refused : undefined);
  const writesAt = ({ id, state }: { id: string; state: string }) => state === 'open' || cameBack(backAt(id));
  const writes = part.questions.find((each) => each.id === keyed && writesAt(each));
  const draft = writes && draftOf(writes.id);
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
      {part.questions.map((question) => (
        <section key={question.id}>
          <h2 lang={question.prompt.lang} dir="auto">
            {question.prompt.words}
          </h2>
          {question.proposes ? (
            <>
              <p>{t('propose.lead')}</p>
              <p>{t('propose.stays')}</p>
            </>
          ) : null}
          {question.state === 'open' ? null : (
            <Notice title={t(question.state === 'paused' ? 'part.paused' : 'part.closed')} sign="pause">
              <p>{t(question.state === 'paused' ? 'part.paused.next' : 'part.closed.next')}</p>
              {question.state === 'paused' && writesAt(question) ? <p>{t('paused.next')}</p> : null}
            </Notice>
          )}
          {writesAt(question) ? (
            <Composer
              id={question.postId}
              activity={question.id}
              label={t('ask.label')}
              answer
              typed={backAt(question.id)?.typed}
              error={backAt(question.id) && error}
              offBecause={question.state === 'closed' ? t('ask.over') : undefined}
              wait={part.wait}
              help={part.help}
              keyed={question.id === keyed}
              also={question.id === keyed ? undefined : <LookWithWords />}
              asked={askedAtFirst(backAt(question.id), part.care === question.id)}
              rests={question.state === 'paused'}
            />
          ) : null}
          {question.own.length > 0 ? (
            <section id={`said-${question.id}`} className="aim" tabIndex={-1}>
              <h2>{t('part.said')}</h2>
              <p className="soft">{t('part.only-you')}</p>
              {question.own.map(({ item, proposal }) => (
                <OwnWords
                  key={item.id}
                  item={item}
                  proposal={proposal}
                  wait={part.wait}
                  answer
                  rests={question.state !== 'open'}
                />
              ))}
            </section>
          ) : null}
        </section>
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
