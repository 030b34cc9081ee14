import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Outcome } from '../../../../server/core/outcome.ts';
import { longestAnswer } from '../../../../server/core/privacy/complaint.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { OthersLine } from '../../public/wrong/followed.tsx';
import { StaffPage } from '../frame.tsx';
import { Fact } from '../read-only.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { frameOf, nothingFor, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';
import { answerFrom, commentFrom } from './complaint-form.ts';
import { AnswerForm, CommentForm, ComplaintWords } from './complaint-parts.tsx';

export const handle: Handle = { title: 'staff.complaints' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const read = await context.services.complaints.read(staff, { id: params.id ?? '' });
  if (!read.ok) throw nothingHere();
  return {
    frame: frameOf(context, staff),
    complaint: read.value,
    endonym: context.languages.find(({ tag }) => tag === read.value.language)?.endonym ?? read.value.language,
    languages: context.languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag })),
    fresh: context.newId(),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const id = params.id ?? '';
  const sent = { fields, staff, context };
  const { complaints, consultation } = context.services;
  const plain = async (outcome: Promise<Outcome<unknown>>) => ({ outcome: await outcome, field: 'acts' });
  const consultationId = (fields.get('about') ?? '').slice(0, 40);
  const isListed = async () => {
    const listed = await complaints.list(staff, {});
    return listed.ok && listed.value.some((each) => each.id === id);
  };
  // A form of this page is for whoever has the page, also where its deed is another role's elsewhere.
  if (!(await isListed())) throw nothingFor(fields);
  const { outcome, field } = await (() => {
    switch (fields.get('act')) {
      case 'take-up':
        return plain(complaints.takeUp(staff, { id }));
      case 'answer':
        return answerFrom({ ...sent, id });
      case 'comment':
        return commentFrom(sent);
      case 'place':
        return plain(complaints.place(staff, { id, consultationId }));
      case 'pause':
        return plain(consultation.move(staff, { consultationId, to: 'paused' }));
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`/staff/complaints/${id}?saved`, { status: 303 });
  // Taken back since it was looked for: there is no page on which these words would come back.
  if (!(await isListed())) throw nothingFor(fields);
  return refusedForm(outcome.code, { fields, field, most: longestAnswer });
}

/** One complaint: its words, what is due, the answer, and what the overseer may do because of it. */
export default function Complaint() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, complaint, endonym, languages, fresh, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/complaints/${complaint.id}`;
  return (
    <StaffPage frame={frame} current="/staff/complaints">
      <p>
        <a href="/staff/complaints">{t('staff.complaints')}</a>
      </p>
      <h1>{t(`complaint.kind.${complaint.kind}`)}</h1>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <dl className="facts">
        <Fact label={t('complaints.state')}>{t(`complaints.state.${complaint.state}`)}</Fact>
        <Fact label={t('complaints.due')}>
          {dayInWords(language, complaint.dueDay)}
          {complaint.late ? ` ${t('list.apart')} ${t('complaints.late')}` : ''}
        </Fact>
        <Fact label={t('complaints.way')}>{t(`complaints.way.${complaint.way}`)}</Fact>
        <Fact label={t('complaints.language')}>{endonym}</Fact>
        <Fact label={t('staff.home.consultation')}>
          {complaint.consultation === null ? (
            t('complaints.none-named')
          ) : (
            <bdi lang="">{complaint.consultation}</bdi>
          )}
        </Fact>
      </dl>
      {complaint.way === 'together' ? <OthersLine others={complaint.others} /> : null}
      <ComplaintWords complaint={complaint} />
      <div id="field-acts" tabIndex={-1}>
        {complaint.state === 'received' ? (
          <form method="post">
            <Acts>
              <Button name="act" value="take-up">
                {t('complaints.take-up')}
              </Button>
            </Acts>
          </form>
        ) : null}
        <AnswerForm complaint={complaint} refused={refused} />
        <form method="post" aria-labelledby="place">
          <h2 id="place">{t('complaints.place')}</h2>
          <SelectField
            name="about"
            label={t('staff.home.consultation')}
            value={complaint.consultationId}
            options={[
              { value: '', label: t('complaints.none-named') },
              ...complaint.consultations.map(({ id, title }) => ({ value: id, label: title, lang: '' })),
            ]}
          />
          <Acts>
            <Button name="act" value="place">
              {t('staff.save')}
            </Button>
          </Acts>
        </form>
        {complaint.consultationState === 'open' ? (
          <form method="post" aria-labelledby="pause">
            <h2 id="pause">{t('complaints.pause')}</h2>
            <Note>{t('complaints.pause.note')}</Note>
            <input type="hidden" name="about" value={complaint.consultationId} />
            <Acts>
              <Button name="act" value="pause" sign="pause">
                {t('act.pause')}
              </Button>
            </Acts>
          </form>
        ) : null}
        <CommentForm
          id={fresh}
          consultationId={complaint.consultationId}
          languages={languages}
          refused={refused}
        />
      </div>
    </StaffPage>
  );
}
