import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isOpenCode } from '../../../../server/core/analysis/themes/codes.ts';
import { takesOwnWords } from '../../../../server/core/consultation/activities.ts';
import { isId } from '../../../../server/core/ids.ts';
import { longestTitle } from '../../../../server/core/staff/field-limits.ts';
import { Button } from '../../../components/form/button.tsx';
import { Switch } from '../../../components/form/switch.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { pageIn } from '../../../forms/page-number.ts';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved, savedPart, typedOr } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { ActivityPoints, viewQuery } from './points-parts.tsx';
import { PlacesToSort } from './points-places.tsx';
import { sortingWaits } from './sorting-waits.ts';

export const handle: Handle = { title: 'place.points' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const view = viewIn(query);
  const table = await context.services.analysis.points(staff, {
    consultationId: frame.id,
    view: {
      page: view.page,
      ...(view.under === null ? {} : { under: view.under }),
      ...(view.place === null ? {} : { place: view.place }),
    },
  });
  if (!table.ok) throw nothingHere();
  return {
    frame,
    table: table.value,
    /** The id of the next point of each question: sent twice it is one point. */
    fresh: Object.fromEntries(table.value.activities.map(({ id }) => [id, context.newId()])),
    view: { ...view, under: underOf(table.value.points, view.under), place: table.value.place },
    languages: context.languages.map(({ tag, endonym }) => ({ tag, endonym })),
    saved: savedPart(
      query,
      table.value.activities.map(({ id }) => id),
    ),
    unchanged: query.has('unchanged'),
  };
}

/** Which words are looked at, of which place, and which page of them: the same page of every question. */
function viewIn(query: URLSearchParams): { page: number; under: string | null; place: string | null } {
  const [under, place] = [query.get('under') ?? '', query.get('place') ?? ''];
  return {
    page: pageIn(query),
    under: query.has('unsorted') ? '' : isId(under) ? under : null,
    place: isId(place) ? place : null,
  };
}

/** A point that was taken away meanwhile is none to look at: then everything is. */
const underOf = (points: readonly { readonly id: string }[], under: string | null) =>
  under === '' || points.some(({ id }) => id === under) ? under : null;

/**
 * One form sorts a whole activity: the ticked ones under the point chosen for them, or each under what was suggested for it where a person
 * chose that; every other one where its own list says.
 */
function sortingOf(fields: URLSearchParams): { contributionId: string; pointId: string; was: string }[] {
  const ticked = new Set(fields.getAll('ticked'));
  const together = fields.get(`together.${fields.get('activity')}`) ?? '-';
  const sorting: { contributionId: string; pointId: string; was: string }[] = [];
  for (const [name, value] of fields) {
    if (!name.startsWith('under.')) continue;
    const contributionId = name.slice('under.'.length);
    const chosen = together === 'suggested' ? (fields.get(`suggested.${contributionId}`) ?? value) : together;
    const pointId = together !== '-' && ticked.has(contributionId) ? chosen : value;
    const was = (fields.get(`was.${contributionId}`) ?? '').slice(0, 40);
    if (!isId(contributionId) || pointId === was) continue;
    if (pointId !== '' && !isId(pointId) && !isOpenCode(pointId)) continue;
    sorting.push({ contributionId, pointId, was });
  }
  return sorting;
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { analysis } = context.services;
  const activityId = fields.get('activity') ?? '';
  const here = `/staff/c/${consultationId}/points`;
  const looked = viewIn(new URL(request.url).searchParams);
  const act = fields.get('act');
  const pointId = fields.get('point') ?? '';
  const renames = fields.get('renames') ?? '';
  const removes = fields.get('removes') ?? '';
  const view = `saved=${act === 'draft' ? '' : activityId}&${viewQuery(act === 'remove' && removes === looked.under ? { ...looked, under: null } : looked)}`;
  const title = `title.${isId(renames) ? renames : activityId}`;
  const at = { name: title, sort: `together.${activityId}`, remove: `point.${removes}` };
  const field = Object.entries(at).find(([each]) => each === act)?.[1] ?? 'draft';
  // Who ticked some and did not say under what would read that it is saved.
  if (act === 'sort' && fields.has('ticked') && (fields.get(field) ?? '-') === '-')
    return refusedForm('field-missing', { fields, field });
  const long = act === 'name' ? refusedTooLong(fields, { [title]: longestTitle }) : undefined;
  if (long) return long;
  const sorting = act === 'sort' ? sortingOf(fields) : [];
  if (act === 'sort' && sorting.length === 0)
    return redirect(`${here}?${view}&unchanged#saved`, { status: 303 });
  const outcome = await (() => {
    switch (act) {
      case 'name':
        return analysis.namePoint(staff, {
          consultationId,
          activityId,
          title: fields.get(title) ?? '',
          language: fields.get('language') ?? 'en',
          ...(isId(renames) ? { renames, was: fields.get('was') ?? '' } : isId(pointId) ? { pointId } : {}),
        });
      case 'sort':
        return analysis.sort(staff, { consultationId, sorting });
      case 'remove':
        if (!isId(removes)) throw new Response(null, { status: 400 });
        return analysis.takePointAway(staff, { consultationId, pointId: removes });
      case 'draft':
        return analysis.draft(staff, { consultationId });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`${here}?${view}#saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  return refusedForm(outcome.code, { fields, field });
}

export default function Points() {
  const t = useT();
  const { frame, table, fresh, view, languages, saved, unchanged } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/points`;
  const sorts = table.state === 'closed';
  const viewed = (under: string | null) => `${here}?${viewQuery({ under, place: view.place })}`;
  const early = table.state !== 'closed' && table.state !== 'analysed';
  const point = table.points.find(({ id }) => id === view.under);
  const renamed = typedOr(refused, 'renames')('');
  const stands = sorts && (renamed === '' || table.points.some(({ id }) => id === renamed));
  return (
    <ConsultationPage frame={frame} current="/points">
      <h1>{t('place.points')}</h1>
      <p>{t('points.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved === '' && !refused} unchanged={unchanged} />
      {stands ? null : <TypedWords form={refused} words={(name) => name.startsWith('title.')} />}
      {sorts ? (
        <Switch
          label={t('points.view')}
          views={[
            { href: viewed(null), label: t('points.view.all'), current: view.under === null },
            { href: viewed(''), label: t('points.view.unsorted'), current: view.under === '' },
            ...(point
              ? [
                  {
                    href: viewed(point.id),
                    label: <bdi lang={point.language}>{point.title}</bdi>,
                    current: true,
                  },
                ]
              : []),
          ]}
        />
      ) : null}
      {early ? (
        <Notice kind="owed">
          <p>{t(sortingWaits(table.state))}</p>
        </Notice>
      ) : table.chooses && view.place === null ? (
        <PlacesToSort table={table} view={view} here={here} />
      ) : (
        table.activities
          .filter(({ id, kind }) => takesOwnWords(kind) && (!point || point.activityId === id))
          .filter(({ id }) => view.place === null || view.place === id)
          .map((activity) => (
            <ActivityPoints
              key={activity.id}
              activity={activity}
              table={table}
              fresh={fresh[activity.id] ?? ''}
              view={view}
              languages={languages}
              here={here}
              sorts={sorts}
              saved={saved === activity.id && !refused}
              unchanged={unchanged}
              refused={refused}
            />
          ))
      )}
      {view.place === null || early ? null : (
        <p>
          <a href={`${here}?${viewQuery({ under: view.under === '' ? '' : null, place: null })}`}>
            {t('place.points')}
          </a>
        </p>
      )}
      {sorts ? (
        <p>
          <a href={`${here}/second`}>{t('coding.link')}</a>{' '}
          <span className="soft">{t('coding.link.note')}</span>
        </p>
      ) : null}
      {early ? null : (
        <p>
          <a href={`/staff/c/${frame.id}/findings`}>{t('points.findings')}</a>{' '}
          <span className="soft">{t('points.findings.note')}</span>
        </p>
      )}
      {sorts ? (
        <section>
          <h2>{t('points.draft.title')}</h2>
          <form method="post" action={here} id="field-draft" tabIndex={-1}>
            <Button kind="main" name="act" value="draft">
              {t('points.draft')}
            </Button>
            <Note>{t('points.draft.note')}</Note>
          </form>
        </section>
      ) : null}
      {table.state === 'analysed' ? (
        <Notice kind="owed" title={t('points.drafted')}>
          <p>{t('points.drafted.text')}</p>
        </Notice>
      ) : null}
    </ConsultationPage>
  );
}
