import { ReleaseBody } from '../../../components/release/release-body.tsx';
import type { ReleaseShown } from '../../../components/release/release-shown.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

/** The draft in the very words and parts of the public page. */
export function ReleaseDraft({ release }: { release: ReleaseShown }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <section className="draft" aria-label={t('signing.draft')}>
      <h2 lang={release.title.lang} dir="auto">
        {release.title.words}
      </h2>
      <ReleaseBody
        release={release}
        owed={t('release.due', { day: dayInWords(language, release.answerDay) })}
        overdue={false}
      />
    </section>
  );
}
