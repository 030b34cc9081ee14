import type { Release } from '../../../server/usecases/analysis/compose-release.ts';
import { ReleaseTopics } from '../../components/release-topics.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { sayField, sayPrompt } from '../child/texts.ts';

/** The draft in the very words and parts of the public page. */
export function ReleaseDraft({ release }: { release: Release }) {
  const t = useT();
  const speaker = useSpeaker();
  const to = { reader: speaker, languages: release.languages };
  const title = sayField(release.texts, 'title', to);
  const topics = release.topics.map((topic) => {
    const activity = release.activities.find((each) => each.id === topic.activityId);
    return { ...topic, prompt: sayPrompt(activity?.prompts ?? [], to) };
  });
  return (
    <section className="draft" aria-label={t('signing.draft')}>
      <h2 lang={title.lang} dir="auto">
        {title.words}
      </h2>
      <p>{t('release.rules', { threshold: release.rules.threshold, rounding: release.rules.rounding })}</p>
      <ReleaseTopics
        topics={topics}
        threshold={release.rules.threshold}
        owed={t('release.due', { day: dayInWords(speaker.language, release.answerDay) })}
        overdue={false}
      />
    </section>
  );
}
