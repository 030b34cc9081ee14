import { localeOf } from '../../i18n/locale-of.ts';
import type { Key } from '../../i18n/translator.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { DesignPicture } from '../document/design-picture.tsx';
import { CountChart } from './count-chart.tsx';
import type { PollShown } from './release-shown.ts';

/** A poll with how it was to be answered, since that decides what its numbers mean. */
export function PollCounts({ poll, threshold }: { poll: PollShown; threshold: number }) {
  const t = useT();
  return (
    <>
      <p className="soft">{t(howAnswered(poll))}</p>
      {poll.design ? <PointedAt poll={poll} design={poll.design} /> : null}
      <CountChart
        about={poll.prompt}
        table={poll.table}
        threshold={threshold}
        labels={new Map(poll.labels)}
      />
    </>
  );
}

/** How it was to be answered; of a picture, whether its numbers are those of the list. */
export function howAnswered({ design, pointed, form }: PollShown): Key {
  if (pointed) return design ? 'release.design.note' : 'release.design.list';
  return `release.poll.${form}`;
}

interface PointedAtProps {
  poll: PollShown;
  design: NonNullable<PollShown['design']>;
}

/** The picture with how many children pointed at each place; the same numbers stand in words below it. */
function PointedAt({ poll, design }: PointedAtProps) {
  const { language } = useSpeaker();
  const written = new Intl.NumberFormat(localeOf(language));
  const told = (position: number) =>
    poll.table.cells.find(({ cell }) => cell === String(position))?.children ?? null;
  return (
    <DesignPicture
      design={design}
      href={design.href}
      note={({ position }) => {
        const children = told(position);
        return children === null ? '–' : written.format(children);
      }}
    />
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
