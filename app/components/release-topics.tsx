import type { PublishedTopic } from '../../server/core/analysis/points.ts';
import { localeOf } from '../i18n/locale-of.ts';
import { useSpeaker, useT } from '../i18n/use-t.tsx';
import { AlsoSaid, LedgerRow } from './ledger-row.tsx';
import { StonesChart } from './stones-chart.tsx';

interface ReleaseTopicsProps {
  topics: readonly (PublishedTopic & {
    readonly prompt: { readonly words: string; readonly lang: string };
  })[];
  threshold: number;
  /** What stands in place of the answer: by when it is owed, or how late it is. */
  owed: string;
  overdue: boolean;
}

/**
 * What children said, topic by topic. The public page and the draft that is signed draw it from here, so that the signer
 * reads exactly what everybody will read.
 */
export function ReleaseTopics({ topics, threshold, owed, overdue }: ReleaseTopicsProps) {
  const t = useT();
  const { language } = useSpeaker();
  const number = (children: number) => new Intl.NumberFormat(localeOf(language)).format(children);
  return (
    <>
      {topics.map((topic) => (
        <section key={topic.activityId}>
          <h2>{t('release.asked')}</h2>
          <p className="lead" lang={topic.prompt.lang} dir="auto">
            {topic.prompt.words}
          </p>
          {topic.points.map((point, index) => (
            <LedgerRow
              key={point.title}
              kicker={t('release.said', { number: index + 1 })}
              finding={point.title}
              lang={point.language}
              answerKicker={t('release.answer')}
              owed={{
                title: t('release.no-answer'),
                text: owed,
                overdue,
              }}
            >
              <StonesChart
                name={t('release.chart', { count: point.children })}
                groups={[
                  {
                    kind: 'plain',
                    label: t('release.children', { count: point.children }),
                    children: point.children,
                  },
                ]}
                count={number}
                unit={t('release.unit')}
                table={{
                  summary: t('release.table'),
                  answer: t('release.table.point'),
                  children: t('release.table.children'),
                }}
              />
            </LedgerRow>
          ))}
          <AlsoSaid
            title={t('release.also')}
            note={t('release.also.note', { threshold: threshold })}
            points={topic.alsoSaid.map((each) => ({
              key: each.title,
              text: each.title,
              lang: each.language,
            }))}
          />
        </section>
      ))}
      {topics.length === 0 ? <p>{t('release.nothing')}</p> : null}
    </>
  );
}
