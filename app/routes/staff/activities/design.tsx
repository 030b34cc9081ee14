import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { designReady } from '../../../../server/core/consultation/designs.ts';
import { isRunning, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import { isAtEachLevel } from '../../../../server/core/consultation/reading-levels.ts';
import type { ConsultationDesk } from '../../../../server/usecases/consultation/read-consultation.ts';
import { DesignPicture } from '../../../components/document/design-picture.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { readFields, readSent, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/design.css?url';
import { ConsultationPage, links as staffLinks } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { promptFor } from '../prompt.ts';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, type RefusedForm } from '../refused.tsx';
import { SavedDraft } from '../saved-draft.tsx';
import { consultationOf, nothingFor, nothingHere, signedInToSend } from '../signed-in.ts';
import { Unsigns } from '../unsigns.tsx';
import { altsIn, clickedIn, longestIn, placesIn, wrongPlaceIn } from './design-fields.ts';
import { PictureForm, PlacesForm } from './design-parts.tsx';

export const handle: Handle = { title: 'design.title' };

export { ErrorBoundary } from '../frame.tsx';

export const links: LinksFunction = () => [...staffLinks(), { rel: 'stylesheet', href: css }];

function designIn(desk: Pick<ConsultationDesk, 'activities'>, id: string | undefined) {
  return desk.activities.find((each) => each.id === id && each.kind === 'design');
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { frame, desk } = await consultationOf(context, params.id, request);
  const activity = designIn(desk, params.activity);
  if (!activity) throw nothingHere();
  const design = desk.designs.find(({ activityId }) => activityId === activity.id) ?? {
    activityId: activity.id,
    width: 0,
    height: 0,
    alts: [],
    places: [],
  };
  const inEveryTongue = (found: readonly { language: string; level: string }[]) =>
    desk.row.languages.every((language) => isAtEachLevel(found, language));
  return {
    frame,
    revision: desk.row.revision,
    activity,
    design,
    ready:
      designReady(design, activity.options, inEveryTongue) &&
      activity.options.every(({ labels }) => inEveryTongue(labels)),
    languages: languagesOf(context, desk.row.languages),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

/** A form that comes back with a place set in it: nothing was refused, and nothing is stored yet. */
type SetForm = { readonly set: true; readonly typed: RefusedForm['typed'] };

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const consultationId = params.id ?? '';
  const activityId = params.activity ?? '';
  const here = `/staff/c/${consultationId}/designs/${activityId}`;
  const { consultation } = context.services;
  const query = new URL(request.url).searchParams;
  if (query.has('picture')) {
    const sent = await readSent(request);
    const file = sent.get('picture');
    const none = file === null || typeof file === 'string' || file.size === 0;
    const written = none
      ? ({ ok: false, code: 'field-missing' } as const)
      : await consultation.writePicture(staff, {
          consultationId,
          activityId,
          revision: wholeIn(sent, 'revision'),
          bytes: new Uint8Array(await file.arrayBuffer()),
        });
    if (written.ok) return redirect(`${here}?saved`, { status: 303 });
    if (written.code === 'not-found') throw nothingHere();
    return refusedForm(written.code, { fields: new URLSearchParams(), field: 'picture' });
  }
  const fields = await readFields(request);
  // Somebody else took it out: there is no page on which these words would come back.
  const { desk } = await consultationOf(context, consultationId, request);
  if (!designIn(desk, activityId)) throw nothingFor(fields);
  const size = { width: wholeIn(fields, 'picture-width'), height: wholeIn(fields, 'picture-height') };
  const set = clickedIn(fields, size);
  if (set) return data<SetForm>({ set: true, typed: [...set] });
  const tags = context.languages.map(({ tag }) => tag);
  const long = refusedTooLong(fields, longestIn(tags));
  if (long) return long;
  const written = await consultation.writePlaces(staff, {
    consultationId,
    activityId,
    revision: wholeIn(fields, 'revision'),
    alts: altsIn(fields, tags),
    places: placesIn(fields, tags),
  });
  // Led elsewhere than the form leads, to what says so.
  if (written.ok) return redirect(`${here}?saved#saved`, { status: 303 });
  if (written.code === 'not-found' || written.code === 'activity-unknown') throw nothingFor(fields);
  return refusedForm(written.code, {
    fields,
    field: written.code === 'places-unfit' ? wrongPlaceIn(fields) : '',
  });
}

/** Picture, places and words of one design. */
export default function DesignOfStaff() {
  const t = useT();
  const { frame, revision, activity, design, ready, languages, saved } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const refused = back && 'refused' in back ? back : undefined;
  // A picture that is refused brings none of the fields of its places along.
  const typed = back?.typed.some(([name]) => name === 'picture-width') ? back.typed : undefined;
  const editable = frame.may.includes('consultation:edit') && mayEdit(frame.state);
  const runs = isRunning(frame.state);
  const here = `/staff/c/${frame.id}/designs/${activity.id}`;
  const prompt = promptFor(activity.prompts, [frame.language]);
  const answer = refused ? (
    <Refusal form={refused} here={here} />
  ) : back ? (
    <Notice live>
      <p>{t('design.set')}</p>
    </Notice>
  ) : null;
  // The form of the places leads to itself, and a browser that is led somewhere begins there.
  const atPlaces = editable && typed !== undefined;
  return (
    <ConsultationPage frame={frame} current="/activities">
      <p>
        <a href={`/staff/c/${frame.id}/activities`}>{t('design.back')}</a>
      </p>
      <h1>{t('design.title')}</h1>
      <p>
        <q lang={prompt?.language} dir="auto">
          {prompt?.prompt}
        </q>
      </p>
      <p>{t('design.lead')}</p>
      {atPlaces ? null : answer}
      <SavedDraft shown={saved && !back} frame={frame} path="/activities" />
      {editable ? null : runs && frame.may.includes('consultation:edit') ? (
        <p>
          <a href={`/staff/c/${frame.id}/corrections?activity=${activity.id}#correct`}>
            {t('corrections.go')}
          </a>
        </p>
      ) : (
        <Note>{t(frame.may.includes('consultation:edit') ? 'edit.over' : 'edit.reading')}</Note>
      )}
      <Unsigns frame={frame} />
      <Notice kind={ready ? 'plain' : 'owed'}>
        <p>{t(ready ? 'design.ready' : 'design.not-ready')}</p>
      </Notice>
      {editable ? (
        <>
          <PictureForm here={here} revision={revision} has={design.width > 0} refused={refused} />
          <PlacesForm
            here={here}
            revision={revision}
            design={design}
            options={activity.options}
            languages={languages}
            refused={refused}
            typed={typed}
            answer={atPlaces ? answer : null}
          />
        </>
      ) : design.width > 0 ? (
        <DesignPicture
          design={{
            ...design,
            alt: { words: design.alts[0]?.alt ?? '', lang: design.alts[0]?.language ?? frame.language },
          }}
          href={`${here}/picture`}
        />
      ) : (
        <p>{t('design.picture.none')}</p>
      )}
    </ConsultationPage>
  );
}
