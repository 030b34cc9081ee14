import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isOpenCode } from '../../../../server/core/analysis/themes/codes.ts';
import { isId } from '../../../../server/core/ids.ts';
import { Button } from '../../../components/form/button.tsx';
import { SelectChoice } from '../../../components/form/field.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { promptFor } from '../prompt.ts';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, type RefusedForm, Saved, typedOr } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { codeOptions } from './code-options.ts';
import { sortingWaits } from './sorting-waits.ts';

export const handle: Handle = { title: 'coding.title' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const coding = await context.services.analysis.secondCoding(staff, { consultationId: frame.id });
  if (!coding.ok) throw nothingHere();
  const query = new URL(request.url).searchParams;
  return {
    frame,
    coding: coding.value,
    saved: query.has('saved'),
    unchanged: query.has('unchanged'),
  };
}

/** What changed and can be a code. A text that was given a code keeps one: a sample with holes says less. */
function codingOf(fields: URLSearchParams): { contributionId: string; code: string }[] {
  return [...fields].flatMap(([name, code]) => {
    if (!name.startsWith('code.')) return [];
    const contributionId = name.slice('code.'.length);
    const fits = isId(contributionId) && (isId(code) || isOpenCode(code));
    return fits && code !== fields.get(`was.${contributionId}`) ? [{ contributionId, code }] : [];
  });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const here = `/staff/c/${consultationId}/points/second`;
  const coding = codingOf(fields);
  if (coding.length === 0) return redirect(`${here}?saved&unchanged`, { status: 303 });
  const outcome = await context.services.analysis.codeSecond(staff, { consultationId, coding });
  if (outcome.ok) return redirect(`${here}?saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  return refusedForm(outcome.code, { fields, field: 'coding' });
}

export default function SecondCoding() {
  const t = useT();
  const { frame, coding, saved, unchanged } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const points = `/staff/c/${frame.id}/points`;
  const here = `${points}/second`;
  return (
    <ConsultationPage frame={frame} current="/points">
      <h1>{t('coding.title')}</h1>
      <p>{t('coding.lead')}</p>
      <p>
        <a href={points}>{t('themes.back')}</a>
      </p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} unchanged={unchanged} />
      {coding.state !== 'closed' ? (
        <Notice kind="owed">
          <p>{t(sortingWaits(coding.state))}</p>
        </Notice>
      ) : coding.contributions.length === 0 ? (
        <p className="table-empty">
          {t(coding.empty ? 'coding.none' : coding.othersLeft ? 'coding.wait' : 'coding.done')}
        </p>
      ) : (
        <form method="post" action={here} id="field-coding" tabIndex={-1}>
          {coding.activities.map((activity) => (
            <Sample key={activity.id} activity={activity} coding={coding} refused={refused} />
          ))}
          <Button kind="main">{t('points.save')}</Button>
        </form>
      )}
    </ConsultationPage>
  );
}

type Coding = ReturnType<typeof useLoaderData<typeof loader>>['coding'];

interface SampleProps {
  activity: Coding['activities'][number];
  coding: Coding;
  refused: RefusedForm | undefined;
}

/** The texts of one question, each with a list of its points. */
function Sample({ activity, coding, refused }: SampleProps) {
  const t = useT();
  const { language } = useSpeaker();
  const said = coding.contributions.filter((each) => each.activityId === activity.id);
  if (said.length === 0) return null;
  const options = codeOptions(
    t,
    coding.points.filter((point) => point.activityId === activity.id),
  );
  const prompt = promptFor(activity.prompts, [language]);
  return (
    <section className="sorting">
      <h2 lang={prompt?.language} dir="auto">
        {prompt?.prompt}
      </h2>
      <ul className="said">
        {said.map((each) => (
          <li key={each.id}>
            <span />
            <div id={`w-${each.id}`}>
              <Words words={partsInWords(each.parts, t)} lang={each.language} />
            </div>
            <div>
              <input type="hidden" name={`was.${each.id}`} value={each.pointId ?? ''} />
              <select
                name={`code.${each.id}`}
                aria-label={t('points.under')}
                aria-describedby={`w-${each.id}`}
                defaultValue={typedOr(refused, `code.${each.id}`)(each.pointId ?? '')}
              >
                {options.map((option) => (
                  <SelectChoice key={option.value} {...option} />
                ))}
              </select>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
