import type { SeenPoll } from '../../../server/core/room/room-poll.ts';
import { Button } from '../../components/button.tsx';
import { Note, Notice } from '../../components/notice.tsx';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { pick } from './texts.ts';

interface RoomPollProps {
  poll: SeenPoll;
  languages: readonly string[];
  /** What this child said; 0 where it skipped, null where it said nothing. */
  polled: number | null;
  /** A page that lives answers without a new page. */
  onAnswer: ((poll: string, choice: number) => void) | undefined;
}

/** One quick question of whoever leads: a button for each answer, one to skip, and at the end a word for each, or none. */
export function RoomPoll({ poll, languages, polled, onAnswer }: RoomPollProps) {
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
      <Notice live title={t('led.poll.told')}>
        {said}
        {poll.state === 'told' ? <PollTold poll={poll} languages={languages} /> : null}
      </Notice>
    );
  }
  return (
    <Notice live title={t('led.poll')}>
      {said}
      {polled === null ? null : <p>{t(polled === 0 ? 'led.poll.skipped' : 'led.poll.kept')}</p>}
      <form
        method="post"
        onSubmit={(event) => {
          if (!onAnswer) return;
          event.preventDefault();
          const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
          onAnswer(poll.id, Number(button?.value ?? 0));
        }}
      >
        <input type="hidden" name="intent" value="quick" />
        <input type="hidden" name="poll" value={poll.id} />
        {poll.answers.map((answer, index) => {
          const words = pick(answer, speaker, languages);
          const chosen = polled === index + 1;
          return (
            <Button
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of an answer is its name.
              key={index}
              kind="choice"
              sign={chosen ? 'check' : undefined}
              name="choice"
              value={index + 1}
              aria-pressed={chosen}
            >
              <span lang={words?.language} dir="auto">
                {words?.body}
              </span>
            </Button>
          );
        })}
        <Button small name="choice" value={0} aria-pressed={polled === 0}>
          {t('led.poll.skip')}
        </Button>
      </form>
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
            <bdi lang={words?.language}>{words?.body}</bdi>:{' '}
            <b>{t(`led.poll.word.${poll.told?.[index] ?? 'few'}`)}</b>
          </li>
        );
      })}
    </ul>
  );
}
