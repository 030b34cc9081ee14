import type { ReactNode } from 'react';
import type { SeenPoll } from '../../../../server/core/room/room-poll.ts';
import { BesideWords } from '../../../components/form/with-words.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { pick } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

interface RoomPollProps {
  poll: SeenPoll;
  languages: readonly string[];
  /** What this child said; 0 where it skipped, null where it said nothing. */
  polled: number | null;
  /** The form with the words in the box. */
  draft: string;
  /** Why the last answer was not taken. */
  missed: ReactNode;
  /** A page that lives answers without a new page. */
  onAnswer: ((poll: string, choice: number) => void) | undefined;
}

/** One quick question of whoever leads: a button for each answer, one to skip, and at the end a word for each, or none. */
export function RoomPoll({ poll, languages, polled, draft, missed, onAnswer }: RoomPollProps) {
  const t = useT();
  const speaker = useSpeaker();
  const question = pick(poll.question, speaker, languages);
  const said = (
    <p className="lead" lang={question?.language} dir="auto">
      {question?.body}
    </p>
  );
  if (poll.state !== 'open') {
    return (
      <Notice title={t('led.poll.told')}>
        {said}
        {missed}
        {poll.state === 'told' ? <PollTold poll={poll} languages={languages} /> : null}
      </Notice>
    );
  }
  const answerWith = (choice: number) => ({
    form: draft,
    does: `quick ${poll.id} ${choice}`,
    onDo: onAnswer && (() => onAnswer(poll.id, choice)),
  });
  return (
    <Notice title={t('led.poll')}>
      {said}
      {missed}
      {polled === null ? null : <p>{t(polled === 0 ? 'led.poll.skipped' : 'led.poll.kept')}</p>}
      <div>
        {poll.answers.map((answer, index) => {
          const words = pick(answer, speaker, languages);
          const chosen = polled === index + 1;
          return (
            <BesideWords
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of an answer is its name.
              key={index}
              kind="choice"
              sign={chosen ? 'check' : undefined}
              aria-pressed={chosen}
              {...answerWith(index + 1)}
            >
              <span lang={words?.language} dir="auto">
                {words?.body}
              </span>
            </BesideWords>
          );
        })}
      </div>
      <p>
        <BesideWords small aria-pressed={polled === 0} {...answerWith(0)}>
          {t('led.poll.skip')}
        </BesideWords>
      </p>
      <Note sign="lock">{t('led.poll.note')}</Note>
    </Notice>
  );
}

/** What became of it, in words; nothing where too few answered. */
export function PollTold({ poll, languages }: Pick<RoomPollProps, 'poll' | 'languages'>) {
  const t = useT();
  const speaker = useSpeaker();
  if (!poll.told) return <p>{t('led.poll.hidden')}</p>;
  return (
    <ul>
      {poll.answers.map((answer, index) => {
        const words = pick(answer, speaker, languages);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of an answer is its name.
          <li key={index}>
            <bdi lang={words?.language}>{words?.body}</bdi>
            {t('list.colon')}
            <b>{t(`led.poll.word.${poll.told?.[index] ?? 'few'}`)}</b>
          </li>
        );
      })}
    </ul>
  );
}
