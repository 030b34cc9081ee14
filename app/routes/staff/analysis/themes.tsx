import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { groupChoices } from '../../../../server/core/analysis/themes/group-choices.ts';
import { takesOwnWords } from '../../../../server/core/consultation/activities.ts';
import { Button } from '../../../components/form/button.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { promptFor } from '../prompt.ts';
import { consultationOf, nothingHere } from '../signed-in.ts';
import { sortingWaits } from './sorting-waits.ts';
import { WorkBar } from './suggestion-state.tsx';

export const handle: Handle = { title: 'themes.title' };

export { ErrorBoundary, links } from '../frame.tsx';

/** Groups of words without a point, in one language of one question. Looking changes nothing, so the form asks with GET. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  if (!frame.may.includes('points:sort')) throw nothingHere();
  const spoken = desk.activities.filter(({ kind }) => takesOwnWords(kind));
  const query = new URL(request.url).searchParams;
  const activityId = spoken.find(({ id }) => id === query.get('activity'))?.id ?? spoken[0]?.id ?? '';
  const language =
    context.languages.find(({ tag }) => tag === query.get('language'))?.tag ?? context.speaker.language;
  const groups = Number(query.get('groups')) || 5;
  const asked = await context.services.analysis.proposeThemes(staff, {
    consultationId: frame.id,
    activityId,
    language,
    groups,
  });
  if (!asked.ok && asked.code === 'not-found') throw nothingHere();
  return {
    frame,
    activities: spoken.map(({ id, prompts }) => ({ id, prompts })),
    activityId,
    language,
    groups: asked.ok ? asked.value.groups : groups,
    proposed: asked.ok ? asked.value : null,
    languages: context.languages.map(({ tag, endonym }) => ({ tag, endonym })),
  };
}

export default function Themes() {
  const t = useT();
  const speaker = useSpeaker();
  const { frame, activities, activityId, language, groups, proposed, languages } =
    useLoaderData<typeof loader>();
  const points = `/staff/c/${frame.id}/points`;
  const here = `${points}/themes`;
  const again = `${here}?activity=${activityId}&language=${language}&groups=${groups}`;
  return (
    <ConsultationPage frame={frame} current="/points">
      <h1>{t('themes.title')}</h1>
      <p>{t('themes.lead')}</p>
      <p>
        <a href={`${points}#a-${activityId}`}>{t('themes.back')}</a>
      </p>
      {proposed === null ? (
        <Notice kind="owed">
          <p>{t(sortingWaits(frame.state))}</p>
        </Notice>
      ) : (
        <form method="get" action={here} className="line-form">
          <SelectField
            name="activity"
            label={t('themes.of')}
            value={activityId}
            options={activities.map(({ id, prompts }) => ({
              value: id,
              label: promptFor(prompts, [speaker.language])?.prompt ?? id,
              lang: promptFor(prompts, [speaker.language])?.language ?? '',
            }))}
          />
          <SelectField
            name="language"
            label={t('points.language')}
            value={language}
            options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
          />
          <SelectField
            name="groups"
            label={t('themes.groups')}
            value={String(groups)}
            options={groupChoices.map((each) => ({
              value: String(each),
              label: new Intl.NumberFormat(localeOf(speaker.language)).format(each),
            }))}
          />
          <Button kind="second">{t('themes.go')}</Button>
        </form>
      )}
      {proposed ? <Proposed proposed={proposed} again={again} language={language} /> : null}
    </ConsultationPage>
  );
}

type Proposal = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['proposed']>;

function Proposed({ proposed, again, language }: { proposed: Proposal; again: string; language: string }) {
  const t = useT();
  const { work } = proposed;
  if (!proposed.enough) return <p className="table-empty">{t('themes.few')}</p>;
  if (work.state === 'working') return <WorkBar {...work} label={t('themes.working')} href={again} />;
  if (work.state === 'failed') return <p>{t('points.suggesting.failed')}</p>;
  return work.themes.map((theme) => (
    <section key={theme.texts[0]?.id} className="sorting">
      <h2 lang={language} dir="auto">
        {theme.words.join(t('list.and'))}
      </h2>
      <p className="soft">{t(`themes.agreement.${theme.agreement}`)}</p>
      <ul className="prompts">
        {theme.texts.map((text) => (
          <li key={text.id}>
            <Words words={partsInWords(text.parts, t)} lang={language} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
