import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayEdit } from '../../../server/core/consultation/lifecycle.ts';
import { isId } from '../../../server/core/ids.ts';
import { Note } from '../../components/notice.tsx';
import { readFields } from '../../forms/read-form.ts';
import { levels } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { ActivitiesTable, ActivityForm } from './activities-parts.tsx';
import { ConsultationPage } from './frame.tsx';
import { refusedForm } from './refuse-form.ts';
import { Refusal, Saved } from './refused.tsx';
import { consultationOf, nothingHere, signedIn } from './signed-in.ts';

export { ErrorBoundary, links } from './frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { frame, desk } = await consultationOf(context, params.id);
  const query = new URL(request.url).searchParams;
  return {
    frame,
    revision: desk.row.revision,
    activities: desk.activities,
    sections: desk.sections.map(({ anchor, heading }) => ({ anchor, heading })),
    opened: desk.activities.find((each) => each.id === query.get('activity')) ?? null,
    languages: context.languages
      .map(({ tag, endonym }) => ({ tag, endonym }))
      .filter(({ tag }) => desk.row.languages.includes(tag)),
    saved: query.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = signedIn(context);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const revision = Number(fields.get('revision'));
  const activityId = fields.get('activity') ?? '';
  const { consultation } = context.services;
  if (activityId !== '' && !isId(activityId)) throw new Response(null, { status: 400 });
  const act = fields.get('act');
  const outcome = await (() => {
    switch (act) {
      case 'open':
      case 'paused':
        return consultation.moveActivity(staff, { consultationId, activityId, to: act });
      case 'drop':
        return consultation.dropActivity(staff, { consultationId, revision, activityId });
      case 'write':
        return consultation.writeActivity(staff, {
          consultationId,
          revision,
          ...(activityId === '' ? {} : { activityId }),
          kind: fields.get('kind') === 'room' ? 'room' : 'question',
          anchor: fields.get('anchor') ?? '',
          prompts: context.languages.flatMap(({ tag }) =>
            levels.map((level) => ({
              language: tag,
              level,
              prompt: fields.get(`prompt.${tag}.${level}`) ?? '',
            })),
          ),
        });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`/staff/c/${consultationId}/activities?saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  const first = context.languages.find(({ tag }) => fields.has(`prompt.${tag}.younger`))?.tag ?? 'en';
  return refusedForm(outcome.code, {
    fields,
    field: act === 'write' ? `prompt.${first}.younger` : 'activities',
  });
}

export default function Activities() {
  const t = useT();
  const { frame, revision, activities, sections, opened, languages, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const editable = frame.may.includes('consultation:edit') && mayEdit(frame.state);
  const here = `/staff/c/${frame.id}/activities`;
  return (
    <ConsultationPage frame={frame} current="/activities">
      <h1>{t('place.activities')}</h1>
      <p>{t('activities.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {editable ? null : (
        <Note>{t(frame.may.includes('consultation:edit') ? 'edit.over' : 'edit.reading')}</Note>
      )}
      <ActivitiesTable
        activities={activities}
        sections={sections}
        frame={frame}
        revision={revision}
        editable={editable}
        languages={languages}
      />
      {editable ? (
        <ActivityForm
          key={opened?.id ?? 'new'}
          here={here}
          revision={revision}
          opened={opened}
          sections={sections}
          languages={languages}
          refused={refused}
        />
      ) : null}
    </ConsultationPage>
  );
}
