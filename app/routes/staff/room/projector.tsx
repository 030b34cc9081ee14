import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CommercialLine } from '../../../components/public/commercial.tsx';
import { Mark } from '../../../components/sign/mark.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { pick } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { useProjector } from '../../../live/use-projector.ts';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/projector.css?url';
import { PollTold } from '../../child/room/room-poll.tsx';
import { consultationOf, nothingHere } from '../signed-in.ts';
import { NothingShown } from './nothing-shown.tsx';

export { ErrorBoundary } from '../frame.tsx';

export const handle: Handle = { script: 'staff', follows: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const activity = desk.activities.find((each) => each.id === params.activity);
  const shows = await context.services.session.projector(staff, {
    consultationId: frame.id,
    activityId: params.activity ?? '',
  });
  if (!shows.ok || !activity) throw nothingHere();
  return {
    consultation: frame.id,
    activity: activity.id,
    languages: desk.row.languages,
    company: desk.row.sponsorKind === 'company',
    // The question of the room, until a step says more.
    question: activity.prompts.map(({ language, level, prompt }) => ({ language, level, body: prompt })),
    shows: shows.value,
    address: new URL(context.origin || request.url).host,
  };
}

/** What a room of people sees on a wall: the question, at most one message, where to go, one line of promise, and that a company asks; once it is over, that. No code, no count, no name. */
export default function Projector() {
  const t = useT();
  const speaker = useSpeaker();
  const loaded = useLoaderData<typeof loader>();
  const shown = useProjector(loaded.consultation, loaded.activity, loaded.shows);
  const here = `/staff/c/${loaded.consultation}/projector/${loaded.activity}`;
  if (shown.shows === null)
    return (
      <main id="main" className="projector">
        <NothingShown blank={shown.blank} heading="h1" />
        <footer>
          <a href={here}>{t('projector.look')}</a>
        </footer>
      </main>
    );
  const { shows } = shown;
  const { poll } = shows;
  const asked = poll && pick(poll.question, speaker, loaded.languages);
  const said = pick(shows.words, speaker, loaded.languages);
  const question = said ?? pick(loaded.question, speaker, loaded.languages);
  // What goes on says it of itself; else the question stands there.
  const heading = shows.over
    ? t('refusal.activity-closed')
    : shows.now === 'over'
      ? t('led.over')
      : shows.now === 'break' && !said
        ? t('led.now.break')
        : null;
  return (
    <main id="main" className="projector">
      {heading ? (
        <h1>{heading}</h1>
      ) : (
        <h1 lang={question?.language} dir="auto">
          {question?.body}
        </h1>
      )}
      <div className="projector-message" aria-live="polite">
        {shows.now === 'over' && said ? (
          <p className="words" lang={said.language} dir="auto">
            {said.body}
          </p>
        ) : null}
        {shows.message ? (
          <figure>
            <Words words={partsInWords(shows.message.parts, t)} lang={shows.message.language} />
            <figcaption>{t('projector.said')}</figcaption>
          </figure>
        ) : null}
      </div>
      {poll ? (
        <div className="projector-poll" aria-live="polite">
          <p lang={asked?.language} dir="auto">
            <b>{asked?.body}</b>
          </p>
          {poll.state !== 'told' ? (
            <ul>
              {poll.answers.map((answer, index) => {
                const words = pick(answer, speaker, loaded.languages);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place of an answer is its name.
                  <li key={index} lang={words?.language} dir="auto">
                    {words?.body}
                  </li>
                );
              })}
            </ul>
          ) : (
            <PollTold poll={poll} languages={loaded.languages} />
          )}
        </div>
      ) : null}
      <footer>
        {loaded.company ? <CommercialLine /> : null}
        <p className="projector-address">
          <Mark size={48} /> <b dir="ltr">{loaded.address}</b>
        </p>
        <p>{t('projector.promise')}</p>
        <p>
          <a href={here}>{t('projector.look')}</a>
        </p>
      </footer>
    </main>
  );
}
