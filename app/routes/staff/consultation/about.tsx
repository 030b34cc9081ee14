import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { unfitAbout } from '../../../../server/core/consultation/about.ts';
import { isRunning, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import type { TextField } from '../../../../server/usecases/consultation/edit-consultation.ts';
import { Button } from '../../../components/form/button.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { levels } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { ownIf, Refusal, TypedOn } from '../refused.tsx';
import { SavedDraft } from '../saved-draft.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { notDrawn } from '../typed-field.ts';
import { TypedWords } from '../typed-words.tsx';
import { Unsigns } from '../unsigns.tsx';
import { AboutFacts, AboutTexts, aboutField, textFields } from './about-parts.tsx';
import { ClosingLater } from './closing-later.tsx';
import { quietIn } from './quiet-fields.ts';
import { QuietFields } from './quiet-parts.tsx';
import { timeZones } from './time-zones.ts';

export const handle: Handle = { title: 'place.about' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { frame, desk } = await consultationOf(context, params.id, request);
  return {
    frame,
    row: desk.row,
    texts: desk.texts,
    quiet: desk.quiet,
    zones: timeZones(desk.row.timeZone),
    languages: context.languages.map(({ tag, endonym, reviewedBy }) => ({ tag, endonym, reviewedBy })),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const id = params.id ?? '';
  if (fields.get('act') === 'until') {
    const sent = { consultationId: id, day: fields.get('closing') ?? '' };
    const moved = await context.services.consultation.moveClosingDay(staff, sent);
    if (moved.ok) return redirect(`/staff/c/${id}/about?saved`, { status: 303 });
    if (moved.code === 'not-found') throw nothingHere();
    return refusedForm(moved.code, { fields, field: moved.code === 'field-missing' ? 'closing' : '' });
  }
  const quiet = fields.has('night.from') ? quietIn(fields) : undefined;
  if (quiet && 'wrong' in quiet) return refusedForm('field-missing', { fields, field: quiet.wrong });
  const texts = context.languages.flatMap(({ tag }) =>
    levels.flatMap((level) =>
      textFields.flatMap((field: TextField) => {
        const body = fields.get(`text.${field}.${tag}.${level}`);
        return body === null ? [] : [{ field, language: tag, level, body }];
      }),
    ),
  );
  const languages = context.languages
    .map(({ tag }) => tag)
    .filter((tag) => fields.getAll('languages').includes(tag));
  const edit = {
    consultationId: id,
    revision: wholeIn(fields, 'revision'),
    sponsorKind: fields.get('sponsorKind') ?? '',
    timeZone: fields.get('zone') ?? '',
    retentionDay: fields.get('retention') ?? '',
    answerDay: fields.get('answer') ?? '',
    ...(fields.has('closing') ? { closingDay: fields.get('closing') ?? '' } : {}),
    languages,
    country: fields.get('country') ?? '',
    sensitiveTopic: fields.get('sensitive') === 'yes',
    texts,
    ...(quiet ? { quiet } : {}),
  };
  const edited = await context.services.consultation.edit(staff, edit);
  if (edited.ok) return redirect(`/staff/c/${id}/about?saved`, { status: 303 });
  if (edited.code === 'not-found') throw nothingHere();
  const wrong = unfitAbout(edit);
  const most = wrong?.code === 'field-too-long' ? wrong.most : undefined;
  return refusedForm(edited.code, { fields, field: aboutField(wrong), most });
}

export default function About() {
  const t = useT();
  const { frame, row, texts, quiet, zones, languages, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const mine = ownIf(refused, { act: '' });
  const editable = frame.may.includes('consultation:edit') && mayEdit(row.state);
  const runs = isRunning(row.state);
  const here = `/staff/c/${frame.id}/about`;
  return (
    <ConsultationPage frame={frame} current="/about">
      <h1>{t('about.title')}</h1>
      <p>{t('about.lead')}</p>
      <Refusal form={refused} here={here} />
      <SavedDraft shown={saved && !refused} frame={frame} path="/about" />
      {editable ? null : (
        <Note>{t(frame.may.includes('consultation:edit') ? 'edit.over' : 'edit.reading')}</Note>
      )}
      <TypedWords form={mine} words={notDrawn(editable, row.languages)} />
      <form method="post" action={here}>
        <TypedOn form={mine} revision={row.revision} />
        <AboutTexts
          languages={languages.filter(({ tag }) => row.languages.includes(tag))}
          texts={texts}
          refused={mine}
          editable={editable}
        />
        <AboutFacts row={row} zones={zones} languages={languages} refused={mine} editable={editable} />
        <QuietFields quiet={quiet} editable={editable} refused={mine} />
        {editable ? (
          <>
            <Button kind="main">{t('staff.save')}</Button>
            <Unsigns frame={frame} />
          </>
        ) : null}
      </form>
      {runs && row.closingDay !== '' && frame.may.includes('consultation:close') ? (
        <ClosingLater closingDay={row.closingDay} refused={ownIf(refused, { act: 'until' })} here={here} />
      ) : null}
    </ConsultationPage>
  );
}
