import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { owesAnswer } from '../../../../server/core/analysis/small-voices.ts';
import { isOver, isRunning, longestReturnReason } from '../../../../server/core/consultation/lifecycle.ts';
import { heldRest } from '../../../../server/core/consultation/oversight-rests.ts';
import { longestTitle } from '../../../../server/core/staff/field-limits.ts';
import { can } from '../../../../server/core/staff/roles.ts';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { OversightRests } from '../../../components/release/oversight-rests.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { formId, readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { showRest } from '../../public/release/rest-shown.ts';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { ownIf, Refusal, Saved, typedOr, useWrong } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { DaysTold } from './days-told.tsx';
import { CameBack, Gate, HelpMissing, Signatures } from './gate-parts.tsx';
import { asksReason, LifeActs } from './life-acts.tsx';
import { ThrowAway } from './throw-away.tsx';

export const handle: Handle = { title: 'place.overview' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const gate = await context.services.consultation.gate(staff, { consultationId: frame.id });
  const rests = await context.services.consultation.rests(staff, { consultationId: frame.id });
  const corrections = await context.services.consultation.corrections(staff, { consultationId: frame.id });
  const lacks = await context.services.consultation.missingHelp(staff, { consultationId: frame.id });
  const throwable = await context.services.consultation.throwable(staff, { consultationId: frame.id });
  if (!gate.ok || !rests.ok || !lacks.ok) throw nothingHere();
  const wrote =
    frame.state === 'assessed'
      ? await context.services.consultation.ownWork(staff, { consultationId: frame.id })
      : undefined;
  const query = new URL(request.url).searchParams;
  // Without a finding it counts as answered from the signature on, and nobody answered anything.
  const answered =
    frame.state === 'answered' ? await context.services.analysis.releases(staff, {}) : undefined;
  return {
    frame,
    unowed:
      answered?.ok === true &&
      !answered.value.some(({ release }) => release.consultationId === frame.id && owesAnswer(release)),
    rows: gate.value,
    lacks: lacks.value,
    lastDay: desk.lastDay,
    sheetsOut: desk.sheetsOut,
    closing: { day: desk.row.closingDay, over: desk.closingOver },
    revision: desk.row.revision,
    sensitive: desk.row.sensitiveTopic === 1,
    signatures: desk.signatures,
    returned: desk.returned,
    restored: desk.restored,
    /** A statement waits for this person's signature while children vote. */
    proposed:
      isRunning(frame.state) &&
      frame.may.includes('consultation:approve') &&
      desk.seeds.some((seed) => seed.state === 'proposed'),
    /** So do new words of a question. */
    corrects:
      isRunning(frame.state) &&
      frame.may.includes('consultation:approve') &&
      corrections.ok &&
      corrections.value.waits.some(({ own }) => !own),
    rests: rests.value.map((rest) =>
      showRest(rest, { reader: context.speaker, languages: desk.row.languages }),
    ),
    // A copy is a consultation of the organisation: who works on this one alone begins none.
    copies: can(staff, 'consultation:create', { organisationId: staff.organisationId }),
    fresh: context.newId(),
    own: wrote?.ok === true && wrote.value.signs,
    asked: query.get('ask') === 'close',
    throwing: query.get('ask') === 'throw',
    throwable: throwable.ok && throwable.value,
    saved: query.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { consultation } = context.services;
  const act = fields.get('act');
  if (act === 'clone') {
    const long = refusedTooLong(fields, { title: longestTitle });
    if (long) return long;
    const cloned = await consultation.clone(staff, {
      consultationId,
      title: fields.get('title') ?? '',
      form: formId(fields),
    });
    if (cloned.ok) return redirect(`/staff/c/${cloned.value.id}/about?saved`, { status: 303 });
    if (cloned.code === 'not-found') throw nothingHere();
    return refusedForm(cloned.code, { fields, field: cloned.code === 'field-missing' ? 'title' : 'acts' });
  }
  if (act === 'throw') {
    const thrown = await consultation.throwAway(staff, { consultationId });
    if (thrown.ok) return redirect('/staff', { status: 303 });
    if (thrown.code === 'not-found') throw nothingHere();
    return refusedForm(thrown.code, { fields, field: 'acts' });
  }
  const outcome = await (() => {
    switch (act) {
      case 'prepared':
      case 'approved':
        return consultation.signGate(staff, {
          consultationId,
          kind: act,
          revision: wholeIn(fields, 'revision'),
        });
      case 'returned':
        return consultation.returnToOrganiser(staff, {
          consultationId,
          revision: wholeIn(fields, 'revision'),
          reason: fields.get('reason') ?? '',
        });
      case 'open':
      case 'paused':
      case 'closed':
        return consultation.move(staff, { consultationId, to: act, reason: fields.get('reason') ?? '' });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`/staff/c/${consultationId}?saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  const why = outcome.code === 'field-missing' || outcome.code === 'field-too-long';
  return refusedForm(outcome.code, { fields, field: why ? 'reason' : 'acts', most: longestReturnReason });
}

export default function Consultation() {
  const t = useT();
  const {
    frame,
    unowed,
    rows,
    lacks,
    lastDay,
    sheetsOut,
    closing,
    revision,
    sensitive,
    signatures,
    returned,
    restored,
    proposed,
    corrects,
    own,
    rests,
    copies,
    fresh,
    asked,
    throwing,
    throwable,
    saved,
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const copying = ownIf(refused, { act: 'clone' });
  const wrong = useWrong(copying);
  const here = `/staff/c/${frame.id}`;
  const before = frame.state === 'draft' || frame.state === 'assessed' || frame.state === 'approved';
  const known = rows.filter((row) => row.state !== 'not-yet-checked');
  const ready = known.filter((row) => row.state === 'ready').length;
  const held = frame.state === 'paused' && heldRest(rests, '') !== undefined;
  const acts = { frame, rows, revision, asked, held, sheetsOut, own, refused };
  const table = <Gate rows={rows} base={here} />;
  return (
    <ConsultationPage frame={frame} current="">
      <h1>
        {before
          ? t('gate.title', { count: ready, all: known.length })
          : t(unowed ? 'life.unowed.title' : `life.${frame.state}.title`)}
      </h1>
      <p className="soft">
        {before
          ? t('gate.lead', { count: rows.length - known.length })
          : t(unowed ? 'life.unowed.lead' : `life.${frame.state}.lead`)}
      </p>
      <p className="soft">
        <a href={`${here}/about#field-sensitive`}>{t('about.sensitive')}</a>{' '}
        {t(sensitive ? 'about.sensitive.yes' : 'about.sensitive.no')}
      </p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <DaysTold state={frame.state} {...{ lastDay, closing, sheetsOut }} />
      {asksReason(acts) ? null : (
        <TypedWords form={refused} words={(name) => name === 'reason'} parts={['acts']} />
      )}
      {returned && before ? <CameBack {...returned} /> : null}
      {proposed ? (
        <Notice kind="stops" title={t('seeds.sign')}>
          <ButtonLink href={`${here}/activities#proposed`}>{t('seeds.sign.look')}</ButtonLink>
        </Notice>
      ) : null}
      {corrects ? (
        <Notice kind="stops" title={t('corrections.sign')}>
          <ButtonLink href={`${here}/corrections`}>{t('corrections.look')}</ButtonLink>
        </Notice>
      ) : null}
      {before ? (
        table
      ) : (
        <>
          {restored ? (
            <Notice kind="stops" title={t(`life.${restored}.restored.title`)}>
              <p>{t(`life.${restored}.restored`)}</p>
            </Notice>
          ) : null}
          <HelpMissing missing={lacks} rows={rows} />
          <OversightRests rests={rests} paused={frame.state === 'paused'} over={isOver(frame.state)} />
          <LifeActs {...acts} />
          <Fold printed summary={t('gate.fold')}>
            {table}
          </Fold>
        </>
      )}
      <Signatures signatures={signatures} revision={revision} />
      {before ? <LifeActs {...acts} /> : null}
      {frame.state === 'closed' && frame.may.includes('findings:write') ? (
        <Acts>
          <ButtonLink href={`${here}/points`}>{t('next.sort')}</ButtonLink>
          <ButtonLink href={`${here}/findings`}>{t('findings.add')}</ButtonLink>
        </Acts>
      ) : null}
      {copies ? (
        <Fold summary={t('clone.title')} open={copying !== undefined}>
          <form method="post" action={here}>
            <input type="hidden" name="form" value={fresh} />
            <Field
              name="title"
              label={t('text.title')}
              hint={t('new.title.hint')}
              value={typedOr(copying, 'title')('')}
              error={wrong('title')}
            />
            <Button name="act" value="clone">
              {t('clone.go')}
            </Button>
            <Note>{t('clone.note')}</Note>
          </form>
        </Fold>
      ) : null}
      {throwable ? <ThrowAway here={here} asked={throwing} /> : null}
      {frame.state === 'published' ? <ButtonLink href="/said">{t('next.read')}</ButtonLink> : null}
    </ConsultationPage>
  );
}
