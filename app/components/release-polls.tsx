import { useT } from '../i18n/use-t.tsx';
import { CountChart } from './count-chart.tsx';
import type { PollShown } from './release-shown.ts';

/** A poll with how it was to be answered, since that decides what its numbers mean. */
export function PollCounts({ poll, threshold }: { poll: PollShown; threshold: number }) {
  const t = useT();
  return (
    <>
      <p className="soft">{t(`release.poll.${poll.form}`)}</p>
      <CountChart table={poll.table} threshold={threshold} labels={new Map(poll.labels)} />
    </>
  );
}

/** What children chose. */
export function ReleasePolls({ polls, threshold }: { polls: readonly PollShown[]; threshold: number }) {
  const t = useT();
  if (polls.length === 0) return null;
  return (
    <section>
      <h2>{t('release.polls')}</h2>
      {polls.map((poll) => (
        <section key={poll.id} className="asked">
          <h3 lang={poll.prompt.lang} dir="auto">
            {poll.prompt.words}
          </h3>
          <PollCounts poll={poll} threshold={threshold} />
        </section>
      ))}
    </section>
  );
}
