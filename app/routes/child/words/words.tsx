import { type LinksFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isOver } from '../../../../server/core/consultation/lifecycle.ts';
import { mayMove } from '../../../../server/core/moderation/decide.ts';
import type { UsualWait } from '../../../../server/core/moderation/usual-wait.ts';
import { nameOf } from '../../../../server/core/room/pseudonyms.ts';
import type { Place } from '../../../../server/usecases/room/read-place.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { NothingYet } from '../../../components/words/nothing-yet.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { sayPrompt } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/use-t.tsx';
import css from '../../../styles/asking.css?url';
import { granted } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { seated } from '../seat.ts';
import { FindingAndAnswer } from './answer-beside.tsx';
import { answersBeside } from './answers-beside.ts';
import { OwnWords } from './own-words.tsx';
import { placeOf, readBy, takesWords, waitsForRelease } from './place-of.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  // Right after its six words: a browser that keeps no cookies comes without its seat. They open it once more.
  const { searchParams } = new URL(request.url);
  if (!context.child && !request.headers.has('cookie') && searchParams.has('back'))
    throw redirect('/back?cookies');
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  const about = granted(await context.services.privacy.asked(child.actor, {}));
  const phrase = granted(await context.services.privacy.readPhrase(child.actor, {}));
  const beside = await answersBeside(context, child.actor, place.row);
  const to = { reader: context.speaker, languages: place.row.languages };
  return {
    name: nameOf(child.pseudonym, context.pseudonymWords),
    about: about.asked.length > 0,
    hasPhrase: phrase.has,
    over: isOver(place.row.state),
    undone: searchParams.has('undone'),
    takenBack:
      searchParams.has('taken-back') && !place.own.some(({ state }) => mayMove(state, 'withdrawn', 'author')),
    own: place.own.map((item) => ({
      item: waitsForRelease(place.row.state, item) ? { ...item, gathered: true } : item,
      place: placeOf(place, item),
      by: readBy(place, item),
      proposal: place.proposals[item.id] ?? null,
      rests: !takesWords(place, item),
      wait: waitOf(place, item),
      together: !isOver(place.row.state) || waitsForRelease(place.row.state, item),
      point: beside.get(item.id)?.point ?? null,
      findings: beside.get(item.id)?.findings ?? [],
    })),
    chosen: place.activities
      .filter(({ id, kind }) => kind !== 'question' && kind !== 'room' && place.progress[id]?.answered)
      .map((activity) => ({
        href:
          activity.kind === 'statements'
            ? `/here/statements/${activity.id}/mine`
            : `/here/${activity.kind}/${activity.id}`,
        prompt: sayPrompt(activity.prompts, to),
      })),
  };
}

/** How long reading usually takes: no word for a room in which nobody reads just now, and nothing where all is over. */
function waitOf(place: Place, { activityId }: { readonly activityId: string }): UsualWait | undefined {
  if (isOver(place.row.state)) return undefined;
  const rests = place.activities.some(
    ({ id, kind, state }) => id === activityId && kind === 'room' && state === 'paused',
  );
  return rests ? 'unknown' : place.wait;
}

/** Everything a child gave, what became of it, and everything it can decide about it. */
export default function Words() {
  const t = useT();
  const { name, about, hasPhrase, over, takenBack, undone, own, chosen } = useLoaderData<typeof loader>();
  // What came back first is what there is to do on this page.
  const mends = own.find(({ item }) => item.state === 'returned')?.item.id;
  return (
    <ChildPage aims={{ said: own[0] && `own-${own[0].item.id}` }}>
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
      <h1>{t('words.title')}</h1>
      {takenBack ? <Notice live title={t('all-back.done')} /> : null}
      {undone ? <Notice live title={t('erase.undone')} /> : null}
      {own.length > 0 ? null : <NothingYet />}
      <p>
        {own.length > 0
          ? over
            ? t('words.over')
            : t('words.lead', { name })
          : t(over ? 'words.none.over' : 'words.none')}
      </p>
      {own.map(({ item, place, by, proposal, rests, wait, together, point, findings }) => (
        <OwnWords
          key={item.id}
          heading="h2"
          item={item}
          wait={wait}
          rests={rests}
          together={together}
          point={point}
          proposal={proposal}
          keyed={item.id === mends}
          answer={by === 'nobody'}
          group={by === 'group'}
          place={
            place.kind === 'process' ? (
              <a href="/here/how">{t('words.in-process')}</a>
            ) : place.kind === 'room' ? (
              t('words.in-room')
            ) : place.kind === 'statements' ? (
              t('vote.title')
            ) : place.kind === 'design' ? (
              t('words.in-design')
            ) : place.number > 0 ? (
              t('words.in-part', { number: place.number })
            ) : (
              t('words.in-all')
            )
          }
          findings={findings.map((beside) => <FindingAndAnswer key={beside.finding} beside={beside} />)}
        />
      ))}
      {chosen.length > 0 ? (
        <section>
          <h2>{t('poll.yours')}</h2>
          <ul className="way">
            {chosen.map(({ href, prompt }) => (
              <li key={href}>
                <a href={href} lang={prompt.lang} dir="auto">
                  {prompt.words}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{t('words.decide')}</h2>
        <p>
          <ButtonLink wide href="/here/held">
            {t('words.decide.held')}
          </ButtonLink>
        </p>
        {about ? (
          <p>
            <ButtonLink wide href="/here/me">
              {t('words.decide.me')}
            </ButtonLink>
          </p>
        ) : null}
        <p>
          <ButtonLink wide href="/here/uses">
            {t('words.decide.uses')}
          </ButtonLink>
        </p>
        {own.length > 0 ? (
          <p>
            <ButtonLink wide href="/here/back">
              {t('words.decide.back')}
            </ButtonLink>
          </p>
        ) : null}
        <p>
          <ButtonLink wide href="/here/erase">
            {t('words.decide.erase')}
          </ButtonLink>
        </p>
      </section>
      <Note sign="keep">{t(hasPhrase ? 'phrase.has' : 'words.later')}</Note>
      <p>
        <ButtonLink wide href="/here/phrase">
          {t(hasPhrase ? 'phrase.new' : 'phrase.get')}
        </ButtonLink>
      </p>
    </ChildPage>
  );
}
