import type { FormEvent, ReactNode } from 'react';
import type { UsualWait } from '../../../server/core/moderation/usual-wait.ts';
import type { ActivityState } from '../../../server/core/wire/events.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { type Asked, AskedBefore, askedId, waitsForAnswer } from '../../components/child/asked.tsx';
import { BeforeWriting } from '../../components/child/before-writing.tsx';
import { ChangeMyself } from '../../components/child/change-myself.tsx';
import type { HelpCardData } from '../../components/child/help-card.tsx';
import { Button } from '../../components/form/button.tsx';
import { Field } from '../../components/form/field.tsx';
import { goesAsForm } from '../../components/form/goes-as-form.ts';
import { PageForm } from '../../components/form/page-form.tsx';
import type { Key } from '../../i18n/translator.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { keys } from '../../keys.ts';
import type { Line } from '../../live/connection.ts';

interface ComposerProps {
  /** Rendered into the form: the same form sent twice is one contribution. */
  id: string;
  activity: string;
  label: ReactNode;
  /** It is counted, and shown to no other child. */
  answer?: boolean | undefined;
  /** How long it usually takes until a person has read it. */
  wait: UsualWait;
  help: HelpCardData;
  rows?: number | undefined;
  /** What was typed, when the page comes back with it. */
  typed?: string | undefined;
  error?: string | undefined;
  /** Where the words stand that went off a moment ago, and the name of that list. */
  at?: string | undefined;
  sent?: ReactNode;
  /** Why it cannot be sent now; the words stay in the box. */
  offBecause?: ReactNode;
  onSubmit?: ((event: FormEvent<HTMLFormElement>) => void) | undefined;
  /** What the child is asked before its words go; null for nothing. */
  asked?: Asked | null | undefined;
  /** Nothing goes from here just now: help stays, and nothing else is asked about. */
  rests?: boolean | undefined;
  /** Fields before the box, such as the place that the words are about. */
  above?: ReactNode;
  /** The same, hidden, for the form in which a child answers what it is asked. */
  carried?: ReactNode;
  /** Of several boxes on a page one has the keys. */
  keyed?: boolean | undefined;
  /** A second way to send the form. */
  also?: ReactNode;
  /** A page that lives sends what the child answered; without it the answer is a form. */
  onSend?: ((words: string) => void) | undefined;
}

/** Words that came back with their page, or a question about them: their box stands there also where nothing is taken any more. */
export const cameBack = (back: { readonly typed: string; readonly asked: Asked | null } | undefined) =>
  back !== undefined && (back.asked !== null || back.typed.trim() !== '');

/**
 * Why words cannot be sent from a page that lives; undefined where they can, or where only its form can tell. `calledBack`: a small group that
 * does not go on by itself.
 */
export function whyOff(
  { line, state }: { readonly line: Line; readonly state: ActivityState },
  { sending, calledBack = false }: { readonly sending: boolean; readonly calledBack?: boolean },
): Key | undefined {
  if (sending) return line === 'lost' ? 'room.waiting' : 'room.sending';
  if (state === 'paused' && line !== 'unknown') return calledBack ? 'group.rests' : 'paused.next';
  return state === 'closed' ? 'ask.over' : undefined;
}

/** Why words were not taken, as a mistake to mend. That it rests is none: its notice says so. */
export function whyNotTaken(code: RefusalCode | null | undefined): Key | undefined {
  return code && code !== 'room-paused' ? `refusal.${code}` : undefined;
}

/** The same of what was chosen: nothing is said of words where none were `typed`. */
export function whyNotChosen(code: RefusalCode | null | undefined, typed = ''): Key | undefined {
  return code === 'try-again' && typed.trim() === '' ? 'choice.try-again' : whyNotTaken(code);
}

/**
 * What a form came back refused with, as long as its page says so: until the child tries again, also when the page comes alive meanwhile.
 * Whether it rests, or goes slowly (`slow`), a page that lives knows by itself, and hears when it does no longer.
 */
export function stillRefused<R extends { readonly code?: RefusalCode | null }>(
  refused: R | undefined,
  { tried, line, slow = false }: { readonly tried: boolean; readonly line: Line; readonly slow?: boolean },
): R | undefined {
  const code = refused?.code;
  const over = code === 'room-paused' || code === 'consultation-not-open' || (code === 'room-pace' && !slow);
  return tried || (line !== 'unknown' && over) ? undefined : refused;
}

/** The form of this activity's words, for the button at the end of the page that takes them along. */
export const draftOf = (activity: string) => `draft-${activity}`;

/**
 * Where a child writes. A plain form; a page with script may send it otherwise. Who reads it, how long that takes and where
 * confidence ends stand in it before the box: there is no box without them.
 */
export function Composer({
  id,
  activity,
  label,
  answer,
  wait,
  help,
  rows,
  typed,
  error,
  at,
  sent,
  offBecause,
  onSubmit,
  asked: found,
  rests,
  onSend,
  above,
  carried,
  keyed = true,
  also,
}: ComposerProps) {
  const t = useT();
  const { language } = useSpeaker();
  const name = `text-${activity}`;
  const asked = rests && found?.asking.kind !== 'care' ? null : found;
  const fields = (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="activity" value={activity} />
    </>
  );
  return (
    <>
      {asked ? (
        <AskedBefore
          asked={asked}
          name={name}
          help={help}
          draft={draftOf(activity)}
          keyed={keyed}
          fields={
            <>
              <input type="hidden" name="intent" value="post" />
              {fields}
              {carried}
            </>
          }
          onSend={onSend}
        />
      ) : null}
      <ChangeMyself asked={asked} keyed={keyed}>
        {/* What a form is asked about stands there when its page comes back; a refusal has no such place and is told at the top. */}
        <PageForm
          id={draftOf(activity)}
          action={`#${askedId}`}
          onSubmit={(event) => goesAsForm(event) || onSubmit?.(event)}
          autoComplete="off"
        >
          {also ? null : <input type="hidden" name="intent" value="post" />}
          {fields}
          {above}
          <BeforeWriting wait={wait} answer={answer} />
          <Field
            kind="area"
            name={name}
            label={label}
            hint={t('ask.hint')}
            error={error}
            rows={rows ?? 5}
            value={typed}
            lang={language}
            accessKey={keyed && !waitsForAnswer(asked) ? keys.answer : undefined}
          />
          <Button
            kind={asked ? 'second' : 'main'}
            wide
            offBecause={offBecause}
            keepsFocus={onSend !== undefined}
            accessKey={keyed && !asked ? keys.on : undefined}
            {...(also ? { name: 'intent', value: 'post' } : {})}
          >
            {t('ask.send')}
          </Button>
          <div role="status">
            {sent ? (
              <p>
                {t('care.sent')} <a href={`#${at}`}>{sent}</a>
              </p>
            ) : null}
          </div>
          {also}
        </PageForm>
      </ChangeMyself>
    </>
  );
}
