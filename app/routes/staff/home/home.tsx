import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { isRunning } from '../../../../server/core/consultation/lifecycle.ts';
import { restNow } from '../../../../server/core/consultation/oversight-rests.ts';
import { idPattern } from '../../../../server/core/ids.ts';
import { caseParts, lateHelpMinutes, withoutSeat } from '../../../../server/core/safeguarding/cases.ts';
import { Acts, ButtonLink } from '../../../components/form/button.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { parseForm, readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal } from '../refused.tsx';
import { deedsFor, frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';
import { answersOwed } from './answers-owed.ts';
import { ConsultationsOwe } from './consultations-owe.tsx';
import { draftWaits } from './draft-waits.ts';
import { HelpWaits } from './help-waits.tsx';
import { LoneOpenings } from './lone-openings.tsx';
import { nextAct, opensAt, readsOn, waitsForTwo } from './next-act.ts';

export const handle: Handle = { title: 'nav.consultations' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const listed = await context.services.consultation.list(staff, {});
  const comments = await context.services.complaints.comments(staff, {});
  const commented = new Set(comments.ok ? comments.value.map(({ consultationId }) => consultationId) : []);
  const consultations = await Promise.all(
    (listed.ok ? listed.value : []).map(async (each) => {
      const may = deedsFor(staff, each.id);
      const runs = each.state !== 'unreadable' && isRunning(each.state);
      // Of what cannot be opened nothing more is asked: the others are served.
      const desk =
        may.includes('response:write') && each.state !== 'unreadable'
          ? await context.services.analysis.readAnswersDesk(staff, { consultationId: each.id })
          : undefined;
      const rests =
        may.includes('consultation:resume') && runs
          ? await context.services.consultation.rests(staff, { consultationId: each.id })
          : undefined;
      const answers = desk?.ok ? answersOwed(desk.value, context) : null;
      const seconds =
        may.includes('desk:decide') && each.state !== 'unreadable'
          ? await context.services.moderation.secondsWaiting(staff, { consultationId: each.id })
          : undefined;
      const unread =
        readsOn(each.state) && may.includes('desk:read')
          ? await context.services.moderation.waiting(staff, { consultationId: each.id })
          : undefined;
      const lacks =
        may.includes('consultation:read') && runs
          ? await context.services.consultation.missingHelp(staff, { consultationId: each.id })
          : undefined;
      const wrote =
        may.includes('consultation:approve') && waitsForTwo(each.state)
          ? await context.services.consultation.ownWork(staff, { consultationId: each.id })
          : undefined;
      return {
        ...each,
        lacks: lacks?.ok ? lacks.value : [],
        seconds: seconds?.ok ? seconds.value : 0,
        // Of what was destroyed its release still says what it was called.
        title: desk?.ok ? desk.value.title : each.title,
        next: nextAct(each.state, may, {
          owes: answers !== null && answers.done < answers.all,
          late: answers !== null && answers.late > 0,
          commented: commented.has(each.id),
          rest: rests?.ok ? restNow(rests.value) : undefined,
          allRead: unread?.ok === true && unread.value === 0,
          returned: each.returned,
          own: wrote?.ok === true && wrote.value.signs,
          second: each.state === 'draft' ? await draftWaits(context, staff, { id: each.id, may }) : undefined,
        }),
        opens: opensAt(may),
        answers,
      };
    }),
  );
  const requests = await context.services.privacy.requests(staff, {});
  const asked = requests.ok ? requests.value.filter(({ state }) => state === 'asked').length : 0;
  // Whoever can say that the day is right need not look for where it is asked: until then no backup is made.
  const frame = frameOf(context, staff);
  const keeping = frame.may.includes('retention:confirm')
    ? await context.services.retention.read(staff, {})
    : undefined;
  const alone = await context.services.safeguarding.loneOpenings(staff, {});
  const waiting = await context.services.safeguarding.waitingHelp(staff, {});
  const complaints = await context.services.complaints.list(staff, {});
  // A child of any of them may complain: whoever works here is told that nobody could read it.
  const runs = consultations.some(({ state }) => state !== 'unreadable' && isRunning(state));
  const read = runs ? await context.services.complaints.areRead(staff, {}) : undefined;
  const waits = (state: string) => state === 'received' || state === 'reading' || state === 'again';
  const complained = complaints.ok ? complaints.value.filter(({ state }) => waits(state)).length : 0;
  return {
    frame,
    dayWaits: keeping?.ok === true && keeping.value.waits,
    consultations,
    asked,
    complained,
    unread: read?.ok === true && !read.value,
    help: waiting.ok
      ? waiting.value.waiting.map((each) => ({
          ...each,
          mine: deedsFor(staff, each.place).includes('case:work'),
          late: each.oldestMinutes >= lateHelpMinutes,
        }))
      : [],
    lettersUnread: waiting.ok && waiting.value.unreadable.includes(withoutSeat),
    alone: alone.ok ? alone.value : [],
  };
}

const seen = z.object({
  consultation: z.union([z.literal(withoutSeat), z.string().check(z.regex(idPattern))]),
  case: z.string().check(z.regex(idPattern)),
  part: z.enum(caseParts),
  lead: z.string().check(z.regex(idPattern)),
  seen: z.string(),
});

/** The overseer has seen that one lead read alone. */
export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const sent = parseForm(fields, seen);
  if (!sent) throw new Response(null, { status: 400 });
  const { consultation: consultationId, case: caseId, lead: staffId, ...read } = sent;
  const opening = { consultationId, caseId, staffId, ...read };
  const settled = await context.services.safeguarding.seeLoneOpening(staff, opening);
  if (settled.ok) return redirect('/staff', { status: 303 });
  if (settled.code === 'not-allowed') throw nothingHere();
  return refusedForm(settled.code, { fields, field: 'alone' });
}

export default function Home() {
  const t = useT();
  const { frame, dayWaits, consultations, asked, complained, unread, help, lettersUnread, alone } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const mayCreate = frame.may.includes('consultation:create');
  const mayInvite = frame.may.includes('staff:invite');
  return (
    <StaffPage frame={frame} current="/staff">
      <h1>{t('staff.home.title')}</h1>
      <Refusal form={refused} here="/staff" />
      <LoneOpenings openings={alone} />
      {dayWaits ? (
        <Notice kind="owed">
          <p>
            <a href="/staff/keeping">{t('keeping.waits')}</a>
          </p>
          <p>{t('keeping.waits.also')}</p>
        </Notice>
      ) : null}
      {asked > 0 ? (
        <Notice kind="owed">
          <p>
            <a href="/staff/requests">{t('staff.home.requests', { count: asked })}</a>
          </p>
        </Notice>
      ) : null}
      <HelpWaits
        places={help}
        lettersUnread={lettersUnread}
        titleOf={(id) => consultations.find((each) => each.id === id)?.title ?? ''}
      />
      {unread ? (
        <Notice kind="owed">
          <p>{t('staff.home.unread')}</p>
        </Notice>
      ) : null}
      <ConsultationsOwe consultations={consultations} />
      {complained > 0 ? (
        <Notice kind="owed">
          <p>
            <a href="/staff/complaints">{t('staff.home.complaints', { count: complained })}</a>
          </p>
        </Notice>
      ) : null}
      <DataTable
        caption={t('staff.home.title')}
        captionUnseen
        columns={[
          { key: 'title', head: t('staff.home.consultation') },
          { key: 'state', head: t('staff.home.state') },
          { key: 'next', head: t('staff.home.next') },
        ]}
        rows={consultations.map((each) => ({
          key: each.id,
          cells: {
            title:
              each.opens !== null && each.state !== 'unreadable' && each.state !== 'destroyed' ? (
                <a href={`/staff/c/${each.id}${each.opens}`}>
                  <bdi lang="">{each.title}</bdi>
                </a>
              ) : (
                <bdi lang="">{each.title}</bdi>
              ),
            state: (
              <>
                {t(`life.${each.state}`)}
                {each.answers ? (
                  <>
                    {` ${t('list.apart')} `}
                    <a href={`/staff/c/${each.id}/answers`}>
                      {t('answers.state', each.answers)} <Unseen lang="">{each.title}</Unseen>
                    </a>
                  </>
                ) : null}
              </>
            ),
            next:
              each.next.path === null ? (
                <span className="soft">{t(`next.${each.next.act}`)}</span>
              ) : (
                <a href={each.next.path === '/said' ? '/said' : `/staff/c/${each.id}${each.next.path}`}>
                  {t(`next.${each.next.act}`)} <Unseen lang="">{each.title}</Unseen>
                </a>
              ),
          },
        }))}
        empty={t(
          mayCreate ? 'staff.home.empty.create' : mayInvite ? 'staff.home.empty.invite' : 'staff.home.empty',
        )}
      />
      {consultations.length === 0 && mayInvite && !mayCreate ? (
        <Acts>
          <ButtonLink kind="main" href="/staff/people">
            {t('staff.people')}
          </ButtonLink>
        </Acts>
      ) : null}
      {consultations.length === 0 && !mayInvite && !mayCreate ? (
        <Acts>
          <ButtonLink href="/staff/training">{t('staff.training')}</ButtonLink>
          <ButtonLink href="/staff/training/desk">{t('practise.title')}</ButtonLink>
          {frame.may.includes('case:work') ? (
            <ButtonLink href="/staff/key">{t('staff.key')}</ButtonLink>
          ) : null}
        </Acts>
      ) : null}
      {mayCreate ? (
        <Acts>
          <ButtonLink kind={consultations.length === 0 ? 'main' : 'second'} href="/staff/new" sign="add">
            {t('staff.home.new')}
          </ButtonLink>
        </Acts>
      ) : null}
    </StaffPage>
  );
}
