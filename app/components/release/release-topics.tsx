import { useT } from '../../i18n/use-t.tsx';
import { Kicker } from '../words/notice.tsx';
import { AlsoSaid, LedgerRow } from './ledger-row.tsx';
import { PointChart } from './point-chart.tsx';
import { ReleaseQuotes } from './release-quotes.tsx';
import type { ReleaseShown } from './release-shown.ts';

/** What has no number, in a sentence of the analyst beside its name; and by which way the others are told. */
function OurWords({ alsoSaid }: Pick<ReleaseShown['topics'][number], 'alsoSaid'>) {
  const t = useT();
  const told = alsoSaid.flatMap(({ title, words }) => (words ? [{ title, ...words }] : []));
  if (alsoSaid.length === 0) return null;
  return (
    <>
      <p className="soft">{t('release.also.routes')}</p>
      <AlsoSaid
        title={t('release.our-words')}
        note={t('release.our-words.note')}
        points={told.map(({ title, text, language }) => ({ key: title, text, lang: language }))}
      />
    </>
  );
}

interface ReleaseTopicsProps {
  topics: ReleaseShown['topics'];
  threshold: number;
  /** What stands beside each point while its answer is owed; null: the answers stand beside the findings. */
  owed: { text: string; overdue: boolean } | null;
}

/** What children said in their own words, topic by topic. */
export function ReleaseTopics({ topics, threshold, owed }: ReleaseTopicsProps) {
  const t = useT();
  return (
    <>
      {topics.map((topic) => (
        <section key={topic.activityId} className="asked">
          <Kicker>{t('release.asked')}</Kicker>
          <h2 lang={topic.prompt.lang} dir="auto">
            {topic.prompt.words}
          </h2>
          {topic.points.map((point, index) =>
            owed ? (
              <LedgerRow
                key={point.title}
                heading="h3"
                kicker={t('release.said', { number: index + 1 })}
                finding={point.title}
                lang={point.language}
                answerKicker={t('release.answer')}
                owed={{ title: t('release.no-answer'), ...owed }}
              >
                <PointChart about={{ words: point.title, lang: point.language }} count={point.children} />
                <ReleaseQuotes quotes={point.quotes} />
              </LedgerRow>
            ) : (
              <div key={point.title} className="point-said">
                <h3 lang={point.language} dir="auto">
                  {point.title}
                </h3>
                <PointChart about={{ words: point.title, lang: point.language }} count={point.children} />
                <ReleaseQuotes quotes={point.quotes} />
              </div>
            ),
          )}
          <AlsoSaid
            title={t('release.also')}
            note={t('release.also.note', { threshold })}
            points={topic.alsoSaid.map((each) => ({
              key: each.title,
              text: each.title,
              lang: each.language,
            }))}
          />
          <OurWords alsoSaid={topic.alsoSaid} />
        </section>
      ))}
    </>
  );
}
