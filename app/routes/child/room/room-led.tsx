import type { ReactNode } from 'react';
import type { Pseudonym, PseudonymWords } from '../../../../server/core/room/pseudonyms.ts';
import { motifOf, nameOf } from '../../../../server/core/room/pseudonyms.ts';
import type { Led } from '../../../../server/core/wire/led.ts';
import type { SharedContribution } from '../../../../server/core/wire/views.ts';
import { BesideWords } from '../../../components/form/with-words.tsx';
import { Fold, Message } from '../../../components/words/message.tsx';
import { Kicker, Notice } from '../../../components/words/notice.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { timeInWords } from '../../../i18n/dates.ts';
import { pick } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { inLanguage } from '../words/in-language.ts';
import { askedSays } from './room-heard.ts';

interface RoomLedProps {
  led: Led;
  /** Those of the consultation, for what is not said in the reader's own. */
  languages: readonly string[];
  timeZone: string;
  /** The place whose clocks are meant, as it stands behind a time. */
  clocks: string;
  words: PseudonymWords;
  /** The child's own name here. */
  name: Pseudonym;
  /** It waits for the word. */
  asked: boolean;
  /** The form with the words in the box. */
  draft: string;
  /** Why it could not ask for the word. */
  missed: ReactNode;
  /** A page that lives asks without a new page. */
  onAsk: ((wants: boolean) => void) | undefined;
}

/** What somebody leads here: what is now, until when, and what comes. A plain time: nothing counts down, and nothing has to be done. */
export function RoomLed({
  led,
  languages,
  timeZone,
  clocks,
  words,
  name,
  asked,
  draft,
  missed,
  onAsk,
}: RoomLedProps) {
  const t = useT();
  const speaker = useSpeaker();
  const now = led.steps[led.step - 1];
  const said = pick(now ? led.words : led.closing, speaker, languages);
  const text = said ? (
    <p className="led-words" lang={said.language} dir="auto">
      {said.body}
    </p>
  ) : null;
  const pace =
    led.paceMinutes > 0 ? (
      <p>
        {t('list.sentences', {
          first: t('led.pace'),
          second: t('led.pace.time', { time: t('led.minutes', { count: led.paceMinutes }) }),
        })}
      </p>
    ) : null;
  const coming = led.steps.slice(led.step);
  const steps = (
    <ol className="led-steps">
      {coming.map(({ kind, minutes }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same step may come twice, and its place is its name.
        <li key={index}>
          {t(`led.kind.${kind}`)} {t('list.apart')} {t('led.minutes', { count: minutes })}
        </li>
      ))}
    </ol>
  );
  if (!now) {
    // The words of the last meeting stay until the next one begins.
    return (
      <>
        {led.state === 'over' || said ? (
          <Notice title={t('led.over')}>
            {text}
            <p>{t('led.over.next')}</p>
          </Notice>
        ) : null}
        {led.state === 'ready' && coming.length > 0 ? (
          <Notice title={t('led.coming')}>
            <p>{t('led.coming.next')}</p>
            {steps}
            <p>{t('led.free')}</p>
          </Notice>
        ) : null}
        {pace ? <Notice>{pace}</Notice> : null}
      </>
    );
  }
  const mine = led.speaks && nameOf(led.speaks, words) === nameOf(name, words);
  return (
    <Notice title={t(`led.now.${now.kind}`)}>
      {text}
      {now.kind === 'break' && !said ? <p>{t('led.break')}</p> : null}
      {now.kind === 'write' ? <p>{t(led.gathers ? 'led.gathers' : 'led.shown')}</p> : null}
      <p>
        {t('list.sentences', {
          first: t('led.until', {
            time: timeInWords(speaker.language, led.untilMinute, timeZone) + clocks,
          }),
          second: t('led.free'),
        })}
      </p>
      {pace}
      {led.speaks ? (
        <p>
          <b>{mine ? t('led.speaks.you') : t('led.speaks', { name: nameOf(led.speaks, words) })}</b>
        </p>
      ) : null}
      {missed}
      {asked ? <p>{t(askedSays(led))}</p> : null}
      {/* Whose turn it is says it in the box: this would only put it into the row once more. */}
      {mine && !asked ? null : (
        <p>
          <BesideWords
            small
            form={draft}
            does={asked ? 'turn-off' : 'turn'}
            onDo={onAsk && (() => onAsk(!asked))}
          >
            {t(asked ? 'led.unask' : 'led.ask')}
          </BesideWords>
        </p>
      )}
      {coming.length > 0 ? <Fold summary={t('led.next')}>{steps}</Fold> : null}
    </Notice>
  );
}

/** Words that stand at the top for all. */
export function RoomTop({
  led,
  words,
  items,
}: {
  led: Led | null;
  words: PseudonymWords;
  /** What is said in the room, with its translations. */
  items: readonly SharedContribution[];
}) {
  const t = useT();
  const { language } = useSpeaker();
  const top = led?.spotlight;
  if (!top) return null;
  const said = items.find((item) => item.id === top.id);
  return (
    <section className="room-top" aria-label={t('led.top')}>
      <Kicker>{t('led.top')}</Kicker>
      <Message
        motif={motifOf(top.name)}
        palette={top.name.palette}
        name={nameOf(top.name, words)}
        words={partsInWords(top.parts, t)}
        lang={top.language}
        translation={said && inLanguage(said, language, t)}
      />
    </section>
  );
}
