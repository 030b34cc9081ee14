import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { type Asked, AskedBefore } from '../child/asked.tsx';
import type { HelpCardData } from '../child/help-card.tsx';
import { Notice } from '../words/notice.tsx';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { OfSeat } from './page-form.tsx';

/** With what an action throws when the room that it got words for is not there any more; the root shows it. */
export type WordsLeftData = {
  readonly wordsLeft: {
    readonly id: string;
    readonly activity: string;
    /** The mark of the page that sent them. */
    readonly seat: string | null;
    readonly typed: string;
    /** Words that may tell of harm: help stays. */
    readonly asked: Asked | null;
    readonly help: HelpCardData;
  };
};

export function isWordsLeft(data: unknown): data is WordsLeftData {
  return typeof data === 'object' && data !== null && 'wordsLeft' in data;
}

/** The form with the words, for the end of the page. */
export const leftDraft = 'left-words';

/** A small group is not there any more once all of it closed. What was typed for it stands in its box, and in this page alone. */
export function WordsLeft({ id, activity, seat, typed, asked, help }: WordsLeftData['wordsLeft']) {
  const t = useT();
  const { language } = useSpeaker();
  const name = `text-${activity}`;
  const fields = (
    <>
      <input type="hidden" name="intent" value="post" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="activity" value={activity} />
      <OfSeat mark={seat} />
    </>
  );
  return (
    <>
      <h1>{t('room.closed')}</h1>
      <Notice live sign="pause">
        <p>{t('room.closed.emptied')}</p>
      </Notice>
      {asked ? (
        <AskedBefore asked={asked} name={name} help={help} draft={leftDraft} keyed={false} fields={fields} />
      ) : null}
      {typed.trim() === '' ? null : (
        <form id={leftDraft} method="post" autoComplete="off">
          {fields}
          <Field kind="area" name={name} label={t('away.words')} value={typed} lang={language} />
          <Button wide offBecause={t('ask.over')}>
            {t('ask.send')}
          </Button>
        </form>
      )}
      <p className="way">
        <a href="/here/words">{t('words.title')}</a>
      </p>
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
    </>
  );
}
