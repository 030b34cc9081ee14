import { type FormEvent, useRef, useState } from 'react';
import { seatField } from '../../../server/core/room/seat-mark.ts';
import { useT } from '../../i18n/use-t.tsx';
import { inTime } from '../../live/in-time.ts';
import { LookWithWords } from '../public/page-foot.tsx';
import { Notice } from '../words/notice.tsx';
import { Button } from './button.tsx';
import { Field } from './field.tsx';

/** Names and values of a form, in order, as it was sent or would be. */
export type FormFields = readonly (readonly string[])[];

/** With what an action throws when there is no seat for the words it got; the root shows it. */
export type GivenBackData = {
  readonly givenBack: FormFields;
  /** The seat stands, and nobody could tell whose it is just then: they go again from here. */
  readonly unsure?: boolean;
};

export function isGivenBack(data: unknown): data is GivenBackData {
  return typeof data === 'object' && data !== null && 'givenBack' in data;
}

/** What a child types: the boxes of every form of a child begin with this. */
const isTyped = (name: string) => /^text(-|$)/.test(name);

/** What a way that takes words along, an act beside them and the page of the look add to a form: nothing of it belongs to the words. */
const ofTheLook = ['carry', 'beside', 'back', 'language', 'level', 'theme', 'font', 'aloud'];

/** A form without what the look adds, so that words can go to its page a second time, and are sent when they are sent from here. */
const ownOf = (fields: Iterable<readonly [string, string]>) =>
  [...fields].filter(([name]) => !ofTheLook.includes(name));

/** The fields of a form in which a child typed something; undefined when there is nothing to give back. */
export function wordsToGiveBack(fields: Iterable<readonly [string, string]>): FormFields | undefined {
  const all = ownOf(fields);
  return all.some(([name, value]) => isTyped(name) && value.trim() !== '') ? all : undefined;
}

/** What opens something, as it was typed: six words, those of a sheet, those that others gave. */
const opens = ['phrase', 'code', 'words'];

/**
 * What is chosen in a form and not sent: answers and places of a poll, a place of a picture, how it was, what a complaint is about, what is said of
 * findings; and what came along to its page from another.
 */
const isChosen = (name: string) => /^(choice$|place(-|$)|mark\.|kind$|meant\.|along$)/.test(name);

/**
 * What comes along to the page of the look: a form with words in it, with a choice, or with what opens its page or would open it again, as the
 * one before the yes, which has the code.
 */
export function wordsToTake(fields: URLSearchParams): FormFields | undefined {
  const along = [...fields].some(([name, value]) => value !== '' && (opens.includes(name) || isChosen(name)));
  return wordsToGiveBack(fields) ?? (along || fields.has('came') ? ownOf(fields) : undefined);
}

/** The first of the forms below, for the end of the page. */
export const givenDraft = 'given-0';

/**
 * The seat was over before its child sent these words. They are given back in the same form: the child comes in again in
 * a second page and sends them from here, or copies them. They stand in this page and nowhere else.
 */
export function GivenBack({ forms }: { forms: readonly FormFields[] }) {
  const t = useT();
  return (
    <>
      <h1>{t('away.title')}</h1>
      <p>{t('away.text')}</p>
      <Notice kind="mend" live>
        <p>{t('away.next')}</p>
        <p className="way">
          <a href="/" target="_blank" rel="noreferrer">
            {t('away.again')}
          </a>
        </p>
      </Notice>
      <WordsAgain forms={forms} />
    </>
  );
}

/** The same where the seat stands and nothing was taken: they go in its name. */
export function NotArrived({ forms }: { forms: readonly FormFields[] }) {
  const t = useT();
  return (
    <>
      <h1>{t('error.fault')}</h1>
      <Notice kind="mend" live>
        <p>{t('refusal.try-again')}</p>
      </Notice>
      <WordsAgain forms={forms} ofSeat />
    </>
  );
}

/**
 * Each of these forms with its words in a box, to be sent from here; `ofSeat`: by the seat whose page they were typed into. On a page that lived it is looked
 * first whether somebody answers: the browser would put a page of its own over the words.
 */
export function WordsAgain({ forms, ofSeat = false }: { forms: readonly FormFields[]; ofSeat?: boolean }) {
  const t = useT();
  const [lost, setLost] = useState(false);
  const goes = useRef(false);
  async function lineFirst(event: FormEvent<HTMLFormElement>) {
    const { currentTarget: form } = event;
    if (goes.current || !form.requestSubmit) return;
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const answer = await fetch('/still', { signal: inTime() }).catch(() => null);
    // Where nobody can tell whose seat this is (500) help is found and words are given back all the same (R1235). A proxy alone answers with more.
    goes.current = answer !== null && answer.status <= 500;
    setLost(!goes.current);
    if (goes.current) form.requestSubmit(submitter);
    goes.current = false;
  }
  return forms.map((fields, index) => (
    <form key={index} id={`given-${index}`} method="post" autoComplete="off" onSubmit={lineFirst}>
      {/* Its child may have a new sheet by now, and so another seat (R118). */}
      {fields
        .filter(([name]) => ofSeat || name !== seatField)
        .map(([name = '', value = '']) =>
          isTyped(name) ? (
            <Field key={name} kind="area" name={name} label={t('away.words')} value={value} />
          ) : (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
      <div role="status">{lost ? t('offline') : null}</div>
      <Button wide>{t('away.send')}</Button>
      {index > 0 ? <LookWithWords /> : null}
    </form>
  ));
}
