import type { RoomSession, Spoken } from '../../../../server/core/room/agenda.ts';
import { longestPrompt } from '../../../../server/core/room/agenda.ts';
import {
  answersOf,
  longestAnswer,
  type RoomPoll,
  type SeenPoll,
} from '../../../../server/core/room/room-poll.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { pick } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { PollTold } from '../../child/room/room-poll.tsx';
import { type RefusedForm, typedOr, useWrong } from '../refused.tsx';
import { OwnTongueFirst } from './own-tongue-first.tsx';
import { Press } from './session-act.tsx';
import { cameBackTo } from './session-kept.ts';
import { Part } from './session-part.tsx';

const numbers = Array.from({ length: answersOf.most }, (_, index) => index + 1);

/** Names of the fields of a quick question. Position 0 is the question. */
export const askName = (position: number, tag: string) => `ask.${position}.${tag}`;

/** The question and its answers as they were typed; an answer of which nothing was typed is none. */
export function askIn(
  fields: URLSearchParams,
  tags: readonly string[],
): Pick<RoomPoll, 'question' | 'answers'> {
  const saidAt = (position: number): readonly Spoken[] =>
    tags.flatMap((language) => {
      const body = (fields.get(askName(position, language)) ?? '').trim();
      return body === '' ? [] : [{ language, level: 'older', body }];
    });
  return { question: saidAt(0), answers: numbers.map(saidAt).filter((said) => said.length > 0) };
}

/** The first field of a quick question that has to change. Two answers have to be there; others may be left empty. */
export function askField(fields: URLSearchParams, tags: readonly string[]): string {
  const typed = (position: number, tag: string) => (fields.get(askName(position, tag)) ?? '').trim();
  const said = numbers.filter((position) => tags.some((tag) => typed(position, tag) !== ''));
  const due = numbers
    .filter((position) => !said.includes(position))
    .slice(0, Math.max(0, answersOf.fewest - said.length));
  const names = tags.flatMap((tag) =>
    [0, ...numbers]
      .filter((position) => position === 0 || said.includes(position) || due.includes(position))
      .filter((position) => {
        const { length } = typed(position, tag);
        return length === 0 || length > (position === 0 ? longestPrompt : longestAnswer);
      })
      .map((position) => askName(position, tag)),
  );
  return names[0] ?? askName(0, tags[0] ?? 'en');
}

interface AskFormProps {
  here: string;
  session: RoomSession;
  poll: SeenPoll | null;
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  /** The form of the page, as it came back. */
  back: RefusedForm | undefined;
  /** Somebody may type in it: it came with the page, and does not go because somebody else asks, or the session is over. */
  stays?: boolean;
}

/** One that ends and was not told yet is told by the same press. */
export function isAsked(poll: SeenPoll | null | undefined): boolean {
  return poll !== null && poll !== undefined && poll.state !== 'told';
}

/**
 * One quick question to the room. Whoever asks it sees no answer and no number, before and after. Where another one is asked meanwhile, or the
 * session is over, what was typed stands with its button off.
 */
export function AskForm({ here, session, poll, languages, back, stays = false }: AskFormProps) {
  const t = useT();
  const speaker = useSpeaker();
  const wrong = useWrong(back);
  const came = cameBackTo(back, 'ask', session);
  const tags = languages.map(({ tag }) => tag);
  const asks = isAsked(poll);
  const running = session.state === 'running';
  const asked = poll && pick(poll.question, speaker, tags);
  const boxes = ({ tag, endonym }: AskFormProps['languages'][number]) => (
    <fieldset>
      <legend lang={tag}>{endonym}</legend>
      {[0, ...numbers].map((position) => (
        <Field
          key={position}
          name={askName(position, tag)}
          label={t(position === 0 ? 'session.ask.question' : 'session.ask.answer', {
            language: endonym,
            number: position,
          })}
          lang={tag}
          dir="auto"
          value={typedOr(back, askName(position, tag))('')}
          error={wrong(askName(position, tag))}
        />
      ))}
    </fieldset>
  );
  return (
    <Part name="ask">
      <p>{t('session.ask.lead')}</p>
      {poll ? (
        <>
          <p>
            <q lang={asked?.language} dir="auto">
              {asked?.body}
            </q>{' '}
            {poll.state === 'told' ? null : t('session.ask.now')}
          </p>
          {poll.state === 'told' ? <PollTold poll={poll} languages={tags} /> : null}
        </>
      ) : null}
      {running && asks ? (
        <Press formAction={`${here}#ask`} value="tell">
          {t('session.ask.tell')}
        </Press>
      ) : null}
      {(running && !asks) || came || stays ? (
        <>
          <OwnTongueFirst languages={languages} open={came !== undefined} of={t('session.ask')}>
            {boxes}
          </OwnTongueFirst>
          <Button
            name="act"
            value="ask"
            formAction={`${here}#ask`}
            offBecause={running ? (asks ? t('session.ask.now') : undefined) : t('session.ask.rests')}
          >
            {t('session.ask.do')}
          </Button>
        </>
      ) : null}
      {running || came || stays ? null : <p>{t('session.ask.rests')}</p>}
    </Part>
  );
}
