import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isOver } from '../../../../server/core/consultation/lifecycle.ts';
import { isId } from '../../../../server/core/ids.ts';
import { longestLine } from '../../../../server/core/staff/field-limits.ts';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { ownIf, Refusal, Saved, savedPart } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { FewPoint, ManyPoint } from './voices-parts.tsx';

export const handle: Handle = { title: 'place.voices' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const read = await context.services.analysis.voices(staff, { consultationId: frame.id });
  if (!read.ok) throw nothingHere();
  const { state, languages, points } = read.value;
  return {
    frame,
    early: !isOver(state),
    over: isOver(state) && state !== 'closed',
    writes: state === 'closed' && frame.may.includes('findings:write'),
    points,
    languages: languagesOf(context, languages),
    saved: savedPart(
      new URL(request.url).searchParams,
      points.map(({ id }) => id),
    ),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const [mark, unmark, words] = ['mark', 'unmark', 'words'].map((name) => fields.get(name) ?? '');
  const pointId = mark || unmark || words || '';
  if (!isId(pointId)) throw new Response(null, { status: 400 });
  const text = fields.get(`text.${pointId}`) ?? '';
  // A box that is saved empty says nothing: it is no mark, also where the point has a number by now.
  const route = mark ? 'also-said' : unmark || text.trim() === '' ? null : 'our-words';
  const long = refusedTooLong(fields, { [`text.${pointId}`]: longestLine });
  if (long) return long;
  const told = await context.services.analysis.tellPoint(staff, {
    consultationId,
    pointId,
    route,
    language: fields.get('language') ?? 'en',
    text,
    seen: (fields.get('seen') ?? '').slice(0, 40),
  });
  if (told.ok) return redirect(`/staff/c/${consultationId}/voices?saved=${pointId}#saved`, { status: 303 });
  if (told.code === 'not-found') throw nothingHere();
  return refusedForm(told.code, { fields, field: `text.${pointId}` });
}

export default function Voices() {
  const t = useT();
  const { frame, early, over, writes, points, languages, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/voices`;
  const many = points.filter(({ children }) => children !== null);
  const few = points.filter(({ children }) => children === null);
  const stands = writes && few.some(({ id }) => ownIf(refused, { words: id }));
  return (
    <ConsultationPage frame={frame} current="/voices">
      <h1>{t('place.voices')}</h1>
      <p>{t('voices.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved === '' && !refused} />
      {early ? (
        <Notice kind="owed">
          <p>{t('voices.early')}</p>
        </Notice>
      ) : null}
      {over ? <Note>{t('voices.over')}</Note> : null}
      {!early && points.length === 0 ? <p className="table-empty">{t('voices.none')}</p> : null}
      {stands ? null : <TypedWords form={refused} words={(name) => name.startsWith('text.')} />}
      {many.length > 0 ? (
        <section>
          <h2>{t('voices.many')}</h2>
          <ul className="counted">
            {many.map((point) => (
              <ManyPoint
                key={point.id}
                point={point}
                here={here}
                writes={writes}
                saved={saved === point.id && !refused}
              />
            ))}
          </ul>
        </section>
      ) : null}
      {few.length > 0 ? (
        <section>
          <h2>{t('voices.few')}</h2>
          <p className="soft">{t('voices.few.note')}</p>
          <ul className="counted">
            {few.map((point) => (
              <FewPoint
                key={point.id}
                point={point}
                here={here}
                writes={writes}
                saved={saved === point.id && !refused}
                languages={languages}
                refused={refused}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </ConsultationPage>
  );
}
