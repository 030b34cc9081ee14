import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { isClosingOver } from '../../../server/core/consultation/closing-day.ts';
import { dayIn } from '../../../server/core/consultation/days.ts';
import { countPictures } from '../../../server/core/consultation/easy-read.ts';
import { isOver } from '../../../server/core/consultation/lifecycle.ts';
import { isId } from '../../../server/core/ids.ts';
import { furtherUses } from '../../../server/core/privacy/uses.ts';
import { motifOf, nameOf } from '../../../server/core/room/pseudonyms.ts';
import { ofAnother } from '../../../server/core/room/seat-mark.ts';
import { translatesWhere } from '../../../server/core/translation/translator.ts';
import { YouAre } from '../../components/child/name-choice.tsx';
import { Path } from '../../components/child/path.tsx';
import { ProposedByChildren } from '../../components/child/proposed-by-children.tsx';
import { ButtonLink } from '../../components/form/button.tsx';
import { Kicker, Note, Notice } from '../../components/words/notice.tsx';
import { parseForm, readFields, wholeIn } from '../../forms/read-form.ts';
import { dayInWords } from '../../i18n/dates.ts';
import { sayField } from '../../i18n/texts.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { keys } from '../../keys.ts';
import { granted } from '../granted.ts';
import { answerOwed } from './answer-owed.ts';
import { ChildPage } from './child-page.tsx';
import { tellUntold } from './corrected.ts';
import { CorrectedYours } from './corrected-yours.tsx';
import { ListeningTold, listeningTold } from './listening-told.tsx';
import { UseQuestion } from './me/use-question.tsx';
import { pathStep } from './part/path-step.tsx';
import { partSteps, roomSteps, votingSteps, wholeSteps } from './part/path-steps.ts';
import { seated, seatedToSend } from './seat.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  const { speaker } = context;
  const to = { reader: speaker, languages: place.row.languages };
  const parts = partSteps(place, speaker);
  const next = parts.findIndex((part) => part.open);
  const { row } = place;
  const closingOver = isClosingOver(row, dayIn(row.timeZone, context.now()));
  return {
    ofAnother: new URL(request.url).searchParams.has(ofAnother)
      ? { shared: context.cookies.shared !== null }
      : null,
    title: sayField(place.texts, 'title', to),
    sponsor: sayField(place.texts, 'sponsor', to),
    name: nameOf(child.pseudonym, context.pseudonymWords),
    motif: motifOf(child.pseudonym),
    palette: child.pseudonym.palette,
    state: place.row.state,
    // It rests, and nothing says that it goes on.
    overSince: row.state === 'paused' && place.state === 'closed' ? row.closingDay : null,
    until: row.closingDay === '' || closingOver || isOver(row.state) ? null : row.closingDay,
    over: isOver(row.state),
    owed: answerOwed(context, place),
    release: place.release,
    // What was taken back stands in the list as that, and is no words.
    own: place.own.filter(({ state }) => state !== 'withdrawn' && state !== 'erased').length,
    asked: place.toAsk[0] ?? null,
    answered: await answeredUse(context, request),
    translator: place.translator,
    proposed: place.proposed,
    listening: listeningTold(place, speaker),
    corrected: tellUntold(place, speaker),
    steps: [
      ...parts,
      ...wholeSteps(place, speaker),
      ...votingSteps(place, speaker),
      ...roomSteps(place, speaker),
    ],
    pictures:
      speaker.reading === 'easy' && place.sections.length > 0
        ? countPictures(place.sections, { language: speaker.language, languages: place.row.languages })
        : null,
    next: parts[next] ? { href: parts[next].href, number: next + 1 } : null,
  } as const;
}

/** What this child said last to a use that it was asked about, as it stands. */
async function answeredUse(context: LoaderFunctionArgs['context'], request: Request) {
  const asked = new URL(request.url).searchParams.get('use');
  const use = furtherUses.find((each) => each === asked);
  if (!use) return null;
  const own = granted(await context.services.privacy.uses(seated(context).actor, {}));
  const said = own.uses.find((each) => each.use === use)?.said;
  return said ? { use, said } : null;
}

const form = z.object({
  use: z.enum(furtherUses),
  answer: z.enum(['yes', 'no']),
  /** What the page had said of where words go. */
  by: z.optional(z.enum(translatesWhere)),
});

/** A child's answer about a new use of its words, or that it read of other words of a question. Either way it stays where it was. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const read = fields.get('corrected') ?? '';
  if (isId(read))
    await context.services.room.hearCorrection(child.actor, {
      activityId: read,
      until: wholeIn(fields, 'until'),
    });
  const said = parseForm(fields, form);
  if (said) {
    const { use, answer, by } = said;
    await context.services.room.answerUse(child.actor, { use, answer, elsewhere: by === 'elsewhere' });
    return redirect(`/here?use=${use}`, { status: 303 });
  }
  return redirect('/here', { status: 303 });
}

/** The first place where sentences stand, and the first room, have a key each. */
function keyOf(href: string, steps: readonly { readonly href: string }[]): string | undefined {
  const firstBelow = (place: string) => steps.find((step) => step.href.startsWith(place))?.href;
  if (href === firstBelow('/here/statements/')) return keys.sentences;
  return href === firstBelow('/here/room/') ? keys.room : undefined;
}

export default function Home() {
  const t = useT();
  const { language } = useSpeaker();
  const here = useLoaderData<typeof loader>();
  const { next } = here;
  return (
    <ChildPage>
      {here.ofAnother ? (
        <Notice live title={t('other.title')}>
          <p>{t('other.text')}</p>
          {here.ofAnother.shared ? null : (
            <p className="way">
              <a href="/back">{t('other.back')}</a>
            </p>
          )}
        </Notice>
      ) : null}
      {here.answered ? (
        <Notice live>
          <p>
            {t(`uses.${here.answered.use}`)}
            {t('list.colon')}
            {t(`uses.said-${here.answered.said}`)}
          </p>
        </Notice>
      ) : null}
      <Kicker>
        {t('why.asks')}
        {t('list.colon')}
        <span lang={here.sponsor.lang} dir="auto">
          {here.sponsor.words}
        </span>
      </Kicker>
      <h1 lang={here.title.lang} dir="auto">
        {here.title.words}
      </h1>
      <YouAre motif={here.motif} palette={here.palette}>
        {t('home.you-are')} <b>{here.name}</b>
      </YouAre>
      {here.proposed ? <ProposedByChildren proposed={here.proposed} /> : null}
      <ListeningTold told={here.listening} />
      <CorrectedYours yours={here.corrected} />
      {here.asked ? <UseQuestion use={here.asked} translator={here.translator} /> : null}
      {here.state === 'paused' ? (
        <Notice title={t('home.paused')}>
          {here.overSince === null
            ? t('home.paused.next')
            : t('home.paused.over', { day: dayInWords(language, here.overSince) })}
        </Notice>
      ) : null}
      {here.state === 'published' || here.state === 'answered' ? (
        <Notice title={t('answer.out')}>
          {here.release ? (
            <p className="way">
              <a href={`/said/${here.release}`}>{t('answer.all')}</a>
            </p>
          ) : null}
          {here.own > 0 ? (
            <p className="way">
              <a href="/here/words">{t('answer.out.next')}</a>
            </p>
          ) : null}
        </Notice>
      ) : here.state !== 'open' && here.state !== 'paused' ? (
        <Notice title={t('home.over')}>{t('home.over.next')}</Notice>
      ) : null}
      {here.state === 'analysed' ? (
        <ButtonLink kind="main" wide href="/here/check" accessKey={keys.on}>
          {t('check.go')}
        </ButtonLink>
      ) : null}
      {here.over ? (
        <ButtonLink wide href="/here/how">
          {t('how.go')}
        </ButtonLink>
      ) : null}
      {here.over ? null : (
        <>
          <h2>{t('home.where')}</h2>
          <p>{t('home')}</p>
          {here.until === null ? null : (
            <p>{t('why.until.text', { day: dayInWords(language, here.until) })}</p>
          )}
        </>
      )}
      {here.pictures ? <p className="soft">{t('home.pictures', here.pictures)}</p> : null}
      <Path
        steps={[
          ...(here.over
            ? []
            : [
                {
                  href: '/here/practice',
                  sign: 'change' as const,
                  title: t('home.practice'),
                  note: t('home.practice.note'),
                },
              ]),
          ...here.steps.map((step) => ({ ...pathStep(step), accessKey: keyOf(step.href, here.steps) })),
        ]}
      />
      {next && here.state === 'open' ? (
        <ButtonLink kind="main" wide href={next.href} accessKey={keys.on}>
          {t('home.go-on', { number: next.number })}
        </ButtonLink>
      ) : null}
      <p>
        <ButtonLink wide href="/here/words">
          {here.own > 0 ? t('home.words', { count: here.own }) : t('words.title')}
        </ButtonLink>
      </p>
      {here.owed ? (
        <Note sign="clock">
          {t(here.owed.late ? 'answer.late' : 'home.answer-by', { day: dayInWords(language, here.owed.day) })}
        </Note>
      ) : null}
      {here.owed?.late ? (
        <p className="way">
          <a href="/wrong">{t('own.refused.next')}</a>
        </p>
      ) : null}
      <p className="way">
        <a href="/leave">{t('home.before-you-go')}</a>
      </p>
    </ChildPage>
  );
}
