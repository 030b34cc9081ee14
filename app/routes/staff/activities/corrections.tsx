import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { longestCorrected } from '../../../../server/core/consultation/corrections.ts';
import { isRunning } from '../../../../server/core/consultation/lifecycle.ts';
import { isId } from '../../../../server/core/ids.ts';
import { CorrectedQuestions } from '../../../components/release/corrected-questions.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { sayPrompt } from '../../../i18n/texts.ts';
import { levels } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { fieldNames, optionPlaces } from './activity-fields.ts';
import { CorrectForm, WaitingCorrections } from './corrections-parts.tsx';

export const handle: Handle = { title: 'corrections.title' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const read = await context.services.consultation.corrections(staff, { consultationId: frame.id });
  if (!read.ok) throw nothingHere();
  const runs = isRunning(frame.state);
  const to = { reader: context.speaker, languages: desk.row.languages };
  const edits = runs && frame.may.includes('consultation:edit');
  const { waits, signed, times } = read.value;
  const asked = desk.activities.filter(({ groupOf }) => groupOf === '');
  const opened = edits ? asked.find(({ id }) => id === query.get('activity')) : undefined;
  return {
    frame,
    runs,
    edits,
    signs: runs && frame.may.includes('consultation:approve'),
    languages: languagesOf(context, desk.row.languages),
    questions: edits ? asked.map(({ id, prompts }) => ({ id, asks: sayPrompt(prompts, to) })) : [],
    opened: opened && !waits.some(({ activityId }) => activityId === opened.id) ? opened : null,
    times: opened ? (times[opened.id] ?? 0) : 0,
    waits: runs ? waits.map((each) => ({ ...each, part: sayPrompt(each.prompts, to) })) : [],
    signed: signed.map((each) => ({ ...each, part: sayPrompt(each.prompts, to) })),
    saved: query.has('saved'),
  };
}

/** The words of the form, as far as it has boxes for them. */
function textsIn(fields: URLSearchParams, tags: readonly string[]) {
  return [0, ...optionPlaces].flatMap((position) =>
    tags.flatMap((language) =>
      levels.flatMap((level) => {
        const words = fields.get(nameOf(position, language, level));
        return words === null ? [] : [{ position, language, level, words }];
      }),
    ),
  );
}

const nameOf = (position: number, language: string, level: string) =>
  position === 0 ? fieldNames.prompt(language, level) : fieldNames.option(position, language, level);

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { consultation } = context.services;
  const act = fields.get('act');
  const id = fields.get('id') ?? '';
  if (!isId(id)) throw new Response(null, { status: 400 });
  const tags = context.languages.map(({ tag }) => tag);
  const reason = fields.get('reason') ?? '';
  const texts = textsIn(fields, tags);
  const outcome = await (() => {
    switch (act) {
      case 'propose':
        return consultation.proposeCorrection(staff, {
          ...{ consultationId, activityId: id, texts, reason },
          revision: wholeIn(fields, 'revision'),
        });
      case 'sign':
        return consultation.signCorrection(staff, { consultationId, correctionId: id });
      case 'drop':
        return consultation.dropCorrection(staff, { consultationId, correctionId: id });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`/staff/c/${consultationId}/corrections?saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  // The first that is empty or too long; where none is, it is the reason, or the first box.
  const wrong = texts.find(({ words }) =>
    outcome.code === 'field-too-long' ? words.length > longestCorrected : words.trim() === '',
  );
  const ofReason = outcome.code === 'field-missing' || outcome.code === 'field-too-long';
  const at = wrong ?? (ofReason ? undefined : texts[0]);
  return refusedForm(outcome.code, {
    fields,
    field: act !== 'propose' ? 'waits' : at ? nameOf(at.position, at.language, at.level) : 'reason',
    most: longestCorrected,
  });
}

/** New words of a question that children answer already: one person proposes them, another one signs. */
export default function Corrections() {
  const t = useT();
  const { frame, runs, edits, signs, languages, questions, opened, times, waits, signed, saved } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/corrections`;
  return (
    <ConsultationPage frame={frame} current="/activities">
      <h1>{t('corrections.title')}</h1>
      <p>{t('corrections.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {opened ? null : (
        <TypedWords form={refused} words={(name) => name === 'reason' || /^(prompt|option)\./.test(name)} />
      )}
      {runs ? null : <Note>{t('corrections.runs')}</Note>}
      {waits.length > 0 ? (
        <WaitingCorrections waits={waits} signs={signs} edits={edits} languages={languages} here={here} />
      ) : null}
      {opened ? (
        <CorrectForm
          key={opened.id}
          asked={opened}
          times={times}
          languages={languages}
          here={`${here}?activity=${opened.id}`}
          refused={refused}
        />
      ) : null}
      {questions.length > 0 ? (
        <section>
          <h2>{t('corrections.which')}</h2>
          <ul>
            {questions.map(({ id, asks }) => (
              <li key={id}>
                <a href={`${here}?activity=${id}#correct`} lang={asks.lang} dir="auto">
                  {asks.words}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <CorrectedQuestions corrections={signed} />
    </ConsultationPage>
  );
}
