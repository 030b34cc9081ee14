import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { timeOfDayThereInWords, timeThereInWords } from '../../../i18n/dates.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { useListening } from '../../../live/use-listening.ts';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { deedsFor, frameOf, notToBeRead, signedIn } from '../signed-in.ts';
import { keysOfHeard } from './heard-keys.ts';
import { NothingShown } from './nothing-shown.tsx';

export { ErrorBoundary, links } from '../frame.tsx';

export const handle: Handle = { script: 'staff', title: 'place.listening' };

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const id = params.id ?? '';
  const read = await context.services.listening.attend(staff, { consultationId: id });
  if (!read.ok) throw await notToBeRead(context, staff, id);
  const { shows, consultation } = read.value;
  const { state, title, languages, timeZone } = consultation;
  const { language } = context.speaker;
  return {
    frame: {
      ...frameOf(context, staff),
      may: deedsFor(staff, id),
      id,
      title,
      language: languages[0] ?? 'en',
      state,
    },
    shows,
    // In words already: browsers join a day and a time in ways of their own.
    when: timeThereInWords(language, shows.startMinute, timeZone),
    until: timeOfDayThereInWords(language, shows.untilMinute, timeZone),
  };
}

/** What a decision-maker hears: words that were put up, without a name, for an hour that children were told of. */
export default function Listening() {
  const t = useT();
  const { frame, shows: start, when, until } = useLoaderData<typeof loader>();
  const shown = useListening(frame.id, start);
  const { shows } = shown;
  const keys = keysOfHeard(shows?.words ?? []);
  return (
    <ConsultationPage frame={frame} current="/listening">
      <h1>{t('place.listening')}</h1>
      <p>{t('listening.lead')}</p>
      {shows === null ? (
        <NothingShown blank={shown.blank} heading="h2" />
      ) : (
        <>
          <p role="status">{t(`listening.is.${shows.state}`, { when, until })}</p>
          {shows.state === 'running' && shows.words.length === 0 ? (
            <p className="table-empty">{t('listening.empty')}</p>
          ) : null}
          <div aria-live="polite">
            {shows.words.map(({ language, parts }, place) => (
              <figure key={keys[place]}>
                <Words words={partsInWords(parts, t)} lang={language} />
                <figcaption className="soft">{t('projector.said')}</figcaption>
              </figure>
            ))}
          </div>
        </>
      )}
      <p>
        <a href={`/staff/c/${frame.id}/listening`}>{t('projector.look')}</a>
      </p>
    </ConsultationPage>
  );
}
