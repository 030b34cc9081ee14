import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { templateWords } from '../../../locales/templates.ts';
import { activityKinds, standings } from '../../../server/core/consultation/activities.ts';
import { mayEdit } from '../../../server/core/consultation/lifecycle.ts';
import { pollForms } from '../../../server/core/consultation/polls.ts';
import { proposingPrompts } from '../../../server/core/consultation/templates.ts';
import { isId } from '../../../server/core/ids.ts';
import { Note } from '../../components/notice.tsx';
import { readFields, wholeIn } from '../../forms/read-form.ts';
import { levels } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import type { Handle } from '../../root.tsx';
import { ActivitiesTable } from './activities-table.tsx';
import { fieldNames, optionsIn, promptsIn, seedsIn } from './activity-fields.ts';
import { ActivityForm } from './activity-form.tsx';
import { AskForProposals } from './ask-for-proposals.tsx';
import { ConsultationPage } from './frame.tsx';
import { hintsOf } from './hints-of.ts';
import { languagesOf } from './languages-of.ts';
import { refusedForm } from './refuse-form.ts';
import { ownIf, Refusal } from './refused.tsx';
import { ProposedSeeds, RunningSeeds } from './running-seeds.tsx';
import { SavedDraft } from './saved-draft.tsx';
import { consultationOf, nothingHere, signedInToSend } from './signed-in.ts';
import { StandingMissing } from './standing-missing.tsx';

export const handle: Handle = { title: 'place.activities' };

export { ErrorBoundary, links } from './frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const runs = frame.state === 'open' || frame.state === 'paused';
  const unclear =
    runs && frame.may.includes('consultation:edit')
      ? await context.services.consultation.unclearStatements(staff, { consultationId: frame.id })
      : undefined;
  const rests = await context.services.consultation.rests(staff, { consultationId: frame.id });
  return {
    frame,
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

const isEmpty = (field: string | null) => field !== null && field.trim() === '';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const revision = wholeIn(fields, 'revision');
  const { consultation } = context.services;
  const idIn = (name: string) => {
    const id = fields.get(name) ?? '';
    if (id !== '' && !isId(id)) throw new Response(null, { status: 400 });
    return id;
  };
  const [activityId, statementId, of] = [idIn('activity'), idIn('statement'), idIn('of')];
  const tags = context.languages.map(({ tag }) => tag);
  const first = tags.find((tag) => fields.has(fieldNames.prompt(tag, 'younger'))) ?? 'en';
  const act = fields.get('act');
  const kind = activityKinds.find((each) => each === fields.get('kind')) ?? 'question';
  const field =
    act === 'add-seed'
      ? fieldNames.statement(
          of,
          tags.find((tag) => isEmpty(fields.get(fieldNames.statement(of, tag)))) ?? first,
        )
      : fieldNames.prompt(first, 'younger');
  const outcome = await (() => {
    switch (act) {
      case 'open':
      case 'paused':
        return consultation.moveActivity(staff, {
          ...{ consultationId, activityId, to: act },
          reason: fields.get('reason') ?? '',
        });
      case 'drop':
        return consultation.dropActivity(staff, { consultationId, revision, activityId });
      case 'earlier':
      case 'later':
        return consultation.orderActivity(staff, { consultationId, revision, activityId, to: act });
      case 'write':
      case 'write-more':
        return consultation.writeActivity(staff, {
          consultationId,
          revision,
          ...(activityId === '' ? {} : { activityId }),
          kind,
          anchor: fields.get('anchor') ?? '',
          prompts: promptsIn(fields, tags),
          ...(kind === 'poll'
            ? {
                form: pollForms.find((each) => each === fields.get('form')) ?? 'single',
                options: optionsIn(fields, tags),
              }
            : {}),
          ...(kind === 'statements' ? { seeds: seedsIn(fields, tags) } : {}),
        });
      case 'add-standing': {
        const standing = standings.find((each) => each === fields.get('standing')) ?? 'unasked';
        return consultation.writeActivity(staff, {
          consultationId,
          revision,
          kind: 'question',
          standing,
          anchor: '',
          prompts: tags.flatMap((language) => {
            const words = templateWords[language];
            return words && fields.getAll('language').includes(language)
              ? levels.map((level) => ({ language, level, prompt: words.shared[standing][level] }))
              : [];
          }),
        });
      }
      case 'add-proposing':
        return consultation.writeActivity(staff, {
          consultationId,
          revision,
          kind: 'question',
          proposes: true,
          anchor: '',
          prompts: tags.flatMap((language) => {
            const words = templateWords[language];
            return words && fields.getAll('language').includes(language)
              ? proposingPrompts(words).map((prompt) => ({ language, ...prompt }))
              : [];
          }),
        });
      case 'retire':
        return consultation.retireSeed(staff, { consultationId, statementId });
      case 'sign-seed':
        return consultation.signSeed(staff, { consultationId, statementId });
      case 'drop-seed':
        return consultation.dropSeed(staff, { consultationId, statementId });
      case 'add-seed':
        return consultation.addSeed(staff, {
          consultationId,
          activityId: of,
          ...(statementId === '' ? {} : { statementId }),
          texts: tags.flatMap((language) => {
            const body = (fields.get(fieldNames.statement(of, language)) ?? '').trim();
            return body === '' ? [] : [{ language, body }];
          }),
        });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  const here = `/staff/c/${consultationId}/activities`;
  if (outcome.ok) {
    const written = outcome.value && 'activityId' in outcome.value ? outcome.value.activityId : activityId;
    // A picture and its places are set on a page of their own.
    if (act === 'write' && activityId === '' && kind === 'design')
      return redirect(`/staff/c/${consultationId}/designs/${written}?saved`, { status: 303 });
    return redirect(
      act === 'write-more'
        ? `${here}?activity=${written}&saved#seeds`
        : `${here}?saved${of === '' ? '' : `#seeds-${of}`}`,
      { status: 303 },
    );
  }
  if (outcome.code === 'not-found') throw nothingHere();
  const why = outcome.code === 'field-missing' || outcome.code === 'field-too-long';
  if (act === 'open' && why) return refusedForm(outcome.code, { fields, field: `reason-${activityId}` });
  const named = act === 'write' || act === 'write-more' || act === 'add-seed' ? field : 'activities';
  return refusedForm(outcome.code, {
    fields,
    field: outcome.code === 'options-missing' ? fieldNames.option(1, first, 'younger') : named,
  });
}

export default function Activities() {
  const t = useT();
  const { hints, held } = useLoaderData<typeof loader>();
  const { frame, revision, activities, seeds, fresh, sections, opened, languages, unclear, proposed, saved } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const editable = frame.may.includes('consultation:edit') && mayEdit(frame.state);
  const here = `/staff/c/${frame.id}/activities`;
  return (
    <ConsultationPage frame={frame} current="/activities">
      <h1>{t('place.activities')}</h1>
      <p>{t('activities.lead')}</p>
      <Refusal form={refused} here={here} />
      <SavedDraft shown={saved && !refused} frame={frame} path="/activities" />
      {editable ? null : (
        <Note>{t(frame.may.includes('consultation:edit') ? 'edit.over' : 'edit.reading')}</Note>
      )}
      <ActivitiesTable
        activities={activities}
        hints={hints}
        sections={sections}
        frame={frame}
        revision={revision}
        editable={editable}
        languages={languages}
        held={held}
        refused={refused}
      />
      {editable ? (
        <>
          <StandingMissing activities={activities} languages={languages} here={here} revision={revision} />
          {activities.some(({ proposes }) => proposes) ? null : (
            <AskForProposals languages={languages} here={here} revision={revision} />
          )}
        </>
      ) : null}
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
                refused={refused}
              />
            ))
        : null}
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
          refused={ownIf(refused, { act: 'write' }) ?? ownIf(refused, { act: 'write-more' })}
        />
      ) : null}
    </ConsultationPage>
  );
}
