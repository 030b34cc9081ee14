import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dayIn } from '../../../server/core/consultation/days.ts';
import { Kicker, Notice } from '../../components/notice.tsx';
import { ReleaseTopics } from '../../components/release-topics.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { granted } from '../child/seat.ts';
import { sayField, sayPrompt } from '../child/texts.ts';
import { PublicPage } from './public-page.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = granted(
    await context.services.analysis.release({ kind: 'visitor' }, { id: params.id ?? '' }),
  );
  const { release } = found;
  const to = { reader: context.speaker, languages: release.languages };
  return {
    id: found.id,
    day: found.day,
    signedBy: found.signedBy,
    hash: found.hash,
    signature: found.signature,
    rules: release.rules,
    answerDay: release.answerDay,
    overdue: dayIn('UTC', context.now()) > release.answerDay,
    title: sayField(release.texts, 'title', to),
    sponsor: sayField(release.texts, 'sponsor', to),
    topics: release.topics.map((topic) => {
      const activity = release.activities.find((each) => each.id === topic.activityId);
      return { ...topic, prompt: sayPrompt(activity?.prompts ?? [], to) };
    }),
  };
}

export default function Release() {
  const t = useT();
  const { language } = useSpeaker();
  const release = useLoaderData<typeof loader>();
  const due = dayInWords(language, release.answerDay);
  return (
    <PublicPage>
      <Kicker>
        {t('home.asked-by')}{' '}
        <span lang={release.sponsor.lang} dir="auto">
          {release.sponsor.words}
        </span>{' '}
        · {t('said.published', { day: dayInWords(language, release.day) })}
      </Kicker>
      <h1 lang={release.title.lang} dir="auto">
        {release.title.words}
      </h1>
      <p>{t('release.rules', { threshold: release.rules.threshold, rounding: release.rules.rounding })}</p>
      <ReleaseTopics
        topics={release.topics}
        threshold={release.rules.threshold}
        owed={t(release.overdue ? 'release.overdue' : 'release.due', { day: due })}
        overdue={release.overdue}
      />
      <Notice title={t('release.signed')}>
        <p>
          {t('release.signed.by')} <bdi>{release.signedBy}</bdi> · {dayInWords(language, release.day)}
        </p>
        <p>{t('release.frozen')}</p>
        <p>
          <a href={`/said/${release.id}/release.json`}>{t('release.file')}</a>
        </p>
        <p className="soft">
          SHA-256 <code dir="ltr">{release.hash}</code>
        </p>
        <p className="soft">
          Ed25519 <code dir="ltr">{release.signature}</code>
        </p>
      </Notice>
    </PublicPage>
  );
}
