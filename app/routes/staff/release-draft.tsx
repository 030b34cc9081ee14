import type { Release } from '../../../server/usecases/analysis/draft-release.ts';
import { AlsoSaid, LedgerRow } from '../../components/ledger-row.tsx';
import { Kicker } from '../../components/notice.tsx';
import { StonesChart } from '../../components/stones-chart.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { sayField, sayPrompt } from '../child/texts.ts';

/** The draft in the very words and parts of the public page, so that the signer reads what everybody will read. */
export function ReleaseDraft({ release }: { release: Release }) {
  const t = useT();
  const speaker = useSpeaker();
  const { language } = speaker;
  const to = { reader: speaker, languages: release.languages };
  const title = sayField(release.texts, 'title', to);
  const number = (children: number) => new Intl.NumberFormat(language).format(children);
  return (
    <section className="draft" aria-label={t('signing.draft')}>
      <h2 lang={title.lang} dir="auto">
        {title.words}
      </h2>
      <p>{t('release.rules', { threshold: release.rules.threshold, rounding: release.rules.rounding })}</p>
      {release.topics.map((topic) => {
        const prompt = sayPrompt(
          release.activities.find((each) => each.id === topic.activityId)?.prompts ?? [],
          to,
        );
        return (
          <section key={topic.activityId}>
            <Kicker>{t('release.asked')}</Kicker>
            <p className="statement" lang={prompt.lang} dir="auto">
              {prompt.words}
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
                  text: t('release.due', { day: dayInWords(language, release.answerDay) }),
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
              note={t('release.also.note', { threshold: release.rules.threshold })}
              points={topic.alsoSaid.map((each) => ({
                key: each.title,
                text: each.title,
                lang: each.language,
              }))}
            />
          </section>
        );
      })}
      {release.topics.length === 0 ? <p>{t('release.nothing')}</p> : null}
    </section>
  );
}
