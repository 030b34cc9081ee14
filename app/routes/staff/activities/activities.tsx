import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isRunning, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { WriteFirst, writing } from '../beside-writing.tsx';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { Refusal, type RefusedForm } from '../refused.tsx';
import { SavedDraft } from '../saved-draft.tsx';
import { consultationOf } from '../signed-in.ts';
import { notDrawn } from '../typed-field.ts';
import { TypedWords } from '../typed-words.tsx';
import { Unsigns } from '../unsigns.tsx';
import { actOnActivities } from './activities-acts.ts';
import { ActivitiesTable } from './activities-table.tsx';
import { fieldNames } from './activity-fields.ts';
import { ActivityForm } from './activity-form.tsx';
import { AskForProposals } from './ask-for-proposals.tsx';
import { hintsOf } from './hints-of.ts';
import { ProposedSeeds, RunningSeeds } from './running-seeds.tsx';
import { StandingMissing } from './standing-missing.tsx';

export const handle: Handle = { title: 'place.activities' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const runs = isRunning(frame.state);
  const unclear =
    runs && frame.may.includes('consultation:edit')
      ? await context.services.consultation.unclearStatements(staff, { consultationId: frame.id })
      : undefined;
  const rests = await context.services.consultation.rests(staff, { consultationId: frame.id });
  return {
    frame,
    runs,
    /** What the overseer let rest, and did not open again. */
    held: (rests.ok ? rests.value : []).filter(({ endedDay }) => endedDay === ''),
    revision: desk.row.revision,
    activities: desk.activities,
    hints: hintsOf(desk.activities),
    seeds: desk.seeds,
    sections: desk.sections.map(({ anchor, heading }) => ({ anchor, heading })),
    /** The id of the next sentence of each activity: sent twice it is one sentence. */
    fresh: Object.fromEntries(desk.activities.map(({ id }) => [id, context.newId()])),
    opened: desk.activities.find((each) => each.id === query.get('activity')) ?? null,
    languages: languagesOf(context, desk.row.languages),
    /** Null: these are not this person's to see, or children do not vote now. */
    unclear: unclear?.ok ? unclear.value : null,
    proposed:
      runs && frame.may.includes('consultation:approve')
        ? desk.seeds.filter((seed) => seed.state === 'proposed')
        : [],
    saved: query.has('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  return actOnActivities(args);
}

export default function Activities() {
  const t = useT();
  const { hints, held, runs } = useLoaderData<typeof loader>();
  const { frame, revision, activities, seeds, fresh, sections, opened, languages, unclear, proposed, saved } =
    useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const refused = back && 'refused' in back ? back : undefined;
  const keeps = back && 'kept' in back ? back : undefined;
  // The page is one form. Where it came back only because something else was done, no field of it is wrong.
  const written: RefusedForm | undefined =
    refused ?? (keeps && { refused: { code: 'try-again', field: '' }, typed: keeps.typed });
  const editable = frame.may.includes('consultation:edit') && mayEdit(frame.state);
  const here = `/staff/c/${frame.id}/activities`;
  const isAskedLost = notDrawn(
    editable,
    languages.map(({ tag }) => tag),
  );
  const isReasonLost = (name: string) =>
    name.startsWith(fieldNames.reason('')) &&
    !held.some(({ activityId }) => fieldNames.reason(activityId) === name);
  return (
    <ConsultationPage frame={frame} current="/activities">
      <h1>{t('place.activities')}</h1>
      <p>{t('activities.lead')}</p>
      <Refusal form={refused} here={here} />
      <SavedDraft shown={(saved && !back) || keeps?.wanted === ''} frame={frame} path="/activities" />
      {keeps && keeps.wanted !== '' ? (
        <Notice kind="stops" title={t('activities.unsaved')} live>
          <p>{t('activities.unsaved.text')}</p>
          <p>
            <a href="#write">{t('activities.unsaved.read')}</a>
          </p>
          <p>
            <a href={`${here}?activity=${keeps.wanted}#write`}>{t('activities.unsaved.leave')}</a>
          </p>
        </Notice>
      ) : null}
      {runs ? (
        <p>
          <a href={`/staff/c/${frame.id}/corrections`}>{t('corrections.go')}</a>
        </p>
      ) : null}
      {editable || (runs && frame.may.includes('consultation:edit')) ? null : (
        <Note>{t(frame.may.includes('consultation:edit') ? 'edit.over' : 'edit.reading')}</Note>
      )}
      <TypedWords
        form={written}
        parts={['activities']}
        words={(name, value) =>
          /^(prompt|option|seed)\./.test(name) ? isAskedLost(name, value) : isReasonLost(name)
        }
      />
      <Unsigns frame={frame} />
      {editable ? <WriteFirst /> : null}
      <ActivitiesTable
        activities={activities}
        hints={hints}
        sections={sections}
        frame={frame}
        editable={editable}
        languages={languages}
        held={held}
        refused={written}
      />
      {editable ? (
        <>
          <StandingMissing activities={activities} here={here} />
          {activities.some(({ proposes }) => proposes) ? null : <AskForProposals />}
        </>
      ) : null}
      {editable ? (
        <ActivityForm
          key={opened?.id ?? 'new'}
          here={here}
          revision={revision}
          opened={opened}
          hints={hints.filter(({ id }) => id === opened?.id)}
          seeds={seeds}
          sections={sections}
          languages={languages}
          refused={written}
        />
      ) : (
        <form method="post" action={here} id={writing}>
          {proposed.length > 0 ? <ProposedSeeds seeds={proposed} here={here} /> : null}
          {unclear
            ? activities
                .filter((activity) => activity.kind === 'statements')
                .map((activity) => (
                  <RunningSeeds
                    key={activity.id}
                    activity={activity}
                    seeds={seeds.filter((seed) => seed.activityId === activity.id)}
                    fresh={fresh[activity.id] ?? ''}
                    unclear={unclear}
                    languages={languages}
                    here={here}
                    refused={written}
                  />
                ))
            : null}
        </form>
      )}
    </ConsultationPage>
  );
}
