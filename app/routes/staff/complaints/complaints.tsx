import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { longestAnswer } from '../../../../server/core/privacy/complaint.ts';
import type { ListedComplaint } from '../../../../server/usecases/complaints/read-complaints.ts';
import { PutBack } from '../../../components/staff/put-back.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { frameOf, nothingHere, putBackOn, signedIn, signedInToSend } from '../signed-in.ts';
import { commentFrom } from './complaint-form.ts';
import { CommentForm } from './complaint-parts.tsx';

export const handle: Handle = { title: 'staff.complaints' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/complaints';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const listed = await context.services.complaints.list(staff, {});
  if (!listed.ok) throw nothingHere();
  return {
    frame: frameOf(context, staff),
    complaints: listed.value,
    putBack: await putBackOn(context, staff),
    languages: context.languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag })),
    fresh: context.newId(),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

/** From here the overseer speaks of the site; of a consultation from one of its complaints. */
export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  if (fields.get('act') !== 'comment') throw new Response(null, { status: 400 });
  const { outcome, field } = await commentFrom({ fields, staff, context });
  if (outcome.ok) return redirect(`${here}?saved`, { status: 303 });
  if (outcome.code === 'not-allowed' || outcome.code === 'not-found') throw nothingHere();
  return refusedForm(outcome.code, { fields, field, most: longestAnswer });
}

/** What was complained about, what is due first on top. No word of it stands here; whoever opens one is in the log. */
export default function Complaints() {
  const t = useT();
  const { frame, complaints, putBack, languages, fresh, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.complaints')}</h1>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <p className="lead">{t('complaints.lead')}</p>
      <PutBack day={putBack} of="complaints" />
      <ComplaintTable complaints={complaints} />
      {frame.may.includes('comment:write') ? (
        <CommentForm id={fresh} consultationId="" languages={languages} refused={refused} />
      ) : null}
    </StaffPage>
  );
}

function ComplaintTable({ complaints }: { complaints: readonly ListedComplaint[] }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <DataTable
      caption={t('staff.complaints')}
      captionUnseen
      stacks
      columns={[
        { key: 'kind', head: t('complaints.kind') },
        { key: 'due', head: t('complaints.due') },
        { key: 'state', head: t('complaints.state') },
        { key: 'way', head: t('complaints.way') },
        { key: 'about', head: t('staff.home.consultation') },
      ]}
      rows={complaints.map((each) => ({
        key: each.id,
        cells: {
          kind: (
            <a href={`${here}/${each.id}`}>
              {t(`complaint.kind.${each.kind}`)} <Unseen>{dayInWords(language, each.dueDay)}</Unseen>{' '}
              <Unseen>{t(`complaints.state.${each.state}`)}</Unseen>{' '}
              <Unseen lang="">{each.consultation}</Unseen>
            </a>
          ),
          due: (
            <>
              {dayInWords(language, each.dueDay)}
              {each.late ? <b>{` ${t('list.apart')} ${t('complaints.late')}`}</b> : null}
            </>
          ),
          state: t(`complaints.state.${each.state}`),
          way: (
            <>
              {t(`complaints.way.${each.way}`)}
              {each.way === 'together' ? (
                <span className="soft">
                  {' '}
                  {t('list.apart')}{' '}
                  {each.others.say === 'many'
                    ? t('complaint.others.many', { number: each.others.count })
                    : t(`complaint.others.${each.others.say}`)}
                </span>
              ) : null}
            </>
          ),
          about:
            each.consultation === null ? t('complaints.none-named') : <bdi lang="">{each.consultation}</bdi>,
        },
      }))}
      empty={t('complaints.none')}
    />
  );
}
