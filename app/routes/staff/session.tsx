import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayEdit } from '../../../server/core/consultation/lifecycle.ts';
import { leads } from '../../../server/core/room/agenda.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/notice.tsx';
import { readFields, wholeIn } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import type { Handle } from '../../root.tsx';
import { ConsultationPage } from './frame.tsx';
import { languagesOf } from './languages-of.ts';
import { promptFor } from './prompt.ts';
import { refusedForm } from './refuse-form.ts';
import { ownIf, Refusal, Saved } from './refused.tsx';
import { AgendaForm, ClosingForms } from './session-agenda.tsx';
import { AskForm, askField, askIn } from './session-ask.tsx';
import { agendaField, closingField, stepsIn, wordsIn } from './session-fields.ts';
import { SmallGroups } from './session-groups.tsx';
import { PaceForm, RoomStands, SessionNow, TopForm, Turns } from './session-now.tsx';
import { SessionPlan } from './session-plan.tsx';
import { consultationOf, nothingHere, signedInToSend } from './signed-in.ts';

export const handle: Handle = { title: 'session.title' };

export { ErrorBoundary, links } from './frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const at = { consultationId: frame.id, activityId: params.activity ?? '' };
  const page = await context.services.session.read(staff, at);
  const activity = desk.activities.find((each) => each.id === at.activityId);
  if (!page.ok || !activity) throw nothingHere();
  return {
    frame,
    page: page.value,
    activity: activity.id,
    prompts: activity.prompts,
    timeZone: desk.row.timeZone,
    draft: desk.row.revision,
    words: context.pseudonymWords,
    languages: languagesOf(context, desk.row.languages),
    saved: new URL(request.url).searchParams.has('saved'),
    seen: context.now(),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const { session } = context.services;
  const at = { consultationId: params.id ?? '', activityId: params.activity ?? '' };
  const seen = { ...at, revision: wholeIn(fields, 'revision') };
  const here = `/staff/c/${at.consultationId}/session/${at.activityId}`;
  const act = fields.get('act') ?? '';
  // Words stand in the languages of the consultation, and no other act asks for them.
  const tags = speaks.includes(act)
    ? languagesOf(
        context,
        (await consultationOf(context, at.consultationId, request)).desk.row.languages,
      ).map(({ tag }) => tag)
    : [];
  const group = (fields.get('group') ?? '').slice(0, 22);
  const lead = leads.find((each) => each === fields.get('lead'));
  // Each act stays where its form is, and says what was wrong at the first field of it that has to change.
  const does = {
    agenda: {
      field: agendaField(fields, tags),
      run: () => session.writeAgenda(staff, { ...seen, steps: stepsIn(fields, tags) }),
    },
    closing: {
      field: closingField(fields, tags),
      run: () => session.writeClosing(staff, { ...seen, words: wordsIn(fields, 0, tags) }),
    },
    agree: { field: '', run: () => session.agreeClosing(staff, seen) },
    pace: {
      field: 'minutes',
      run: () => session.pace(staff, { ...seen, minutes: wholeIn(fields, 'minutes') }),
    },
    top: { field: '', run: () => session.spotlight(staff, { ...seen, id: fields.get('id') ?? '' }) },
    ask: {
      field: askField(fields, tags),
      run: () => session.ask(staff, { ...seen, ...askIn(fields, tags) }),
    },
    tell: { field: '', run: () => session.tell(staff, seen) },
    divide: {
      field: 'count',
      run: () =>
        session.divide(staff, {
          ...at,
          revision: wholeIn(fields, 'draft'),
          count: wholeIn(fields, 'count'),
        }),
    },
    'group-take': { field: '', run: () => session.takeGroup(staff, { ...at, group, leads: true }) },
    'group-leave': { field: '', run: () => session.takeGroup(staff, { ...at, group, leads: false }) },
    gather: { field: '', run: () => session.gather(staff, at) },
    call: { field: '', run: () => session.callTurn(staff, { ...seen, next: true }) },
    uncall: { field: '', run: () => session.callTurn(staff, { ...seen, next: false }) },
    plan: {
      field: 'day',
      run: () =>
        session.plan(staff, {
          ...at,
          day: (fields.get('day') ?? '').slice(0, 20),
          time: (fields.get('time') ?? '').slice(0, 20),
          minutes: wholeIn(fields, 'length'),
        }),
    },
    unplan: {
      field: 'day',
      run: () => session.unplan(staff, { ...at, startMinute: wholeIn(fields, 'start') }),
    },
    lead: { field: '', run: () => (lead ? session.lead(staff, { ...seen, lead }) : undefined) },
  } as const;
  const found = Object.entries(does).find(([name]) => name === act)?.[1];
  const done = await found?.run();
  if (!found || !done) return refusedForm('message-malformed', { fields, field: '' });
  if (done.ok) return redirect(saves.includes(act) ? `${here}?saved` : here, { status: 303 });
  if (done.code === 'not-found' && act !== 'top') throw nothingHere();
  return refusedForm(done.code, { fields, field: found.field });
}

/** Acts that write words for children. */
const speaks: readonly string[] = ['agenda', 'closing', 'ask'];

/** Acts after which the page says that they are saved. */
const saves: readonly string[] = ['agenda', 'closing', 'plan', 'unplan'];

/** What whoever leads a room has at hand: where it stands, what comes, what is at the top. */
export default function SessionOfRoom() {
  const t = useT();
  const { frame, page, activity, prompts, timeZone, draft, words, languages, saved, seen } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  // What was typed in one form opens and fills that form alone, wherever the session is by now.
  const refusedAs = (act: string) => ownIf(refused, { act });
  const { session, led, shown, waiting } = page;
  // Steps, questions and the end are led in the bigger room alone.
  const inGroup = page.groupOf !== '';
  const running = session.state === 'running';
  const here = `/staff/c/${frame.id}/session/${activity}`;
  const leadsHere = frame.may.includes('session:lead');
  const part = { here, session, words, leads: leadsHere };
  const prompt = promptFor(prompts, [frame.language]);
  // What is planned for later, and the wall: above all else, and below what is led now while something is.
  const plan = (
    <>
      {inGroup ? null : (
        <SessionPlan
          here={here}
          planned={page.planned}
          quiet={page.quiet}
          timeZone={timeZone}
          leads={leadsHere}
          refused={refusedAs('plan')}
        />
      )}
      {frame.may.includes('room:watch') && !inGroup ? (
        <section>
          <p>{t('session.projector.hint')}</p>
          <ButtonLink href={`/staff/c/${frame.id}/projector/${activity}`}>
            {t('session.projector')}
          </ButtonLink>
        </section>
      ) : null}
    </>
  );
  return (
    <ConsultationPage frame={frame} current="/activities">
      <p>
        <a href={`/staff/c/${frame.id}/activities`}>{t('session.back')}</a>
      </p>
      <h1>{t('session.title')}</h1>
      <p>
        <q lang={prompt?.language} dir="auto">
          {prompt?.prompt}
        </q>
      </p>
      {inGroup ? null : <p>{t('session.lead')}</p>}
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {leadsHere ? null : <Note>{t('session.reading')}</Note>}
      <RoomStands state={frame.state} rests={page.rests} rooms={page.rooms} />
      {inGroup && !running ? null : <SessionNow {...part} inGroup={inGroup} timeZone={timeZone} />}
      {running ? null : plan}
      {leadsHere && (!inGroup || running) ? (
        <Turns {...part} led={led} waiting={waiting} look={`${here}?seen=${seen}#turns`} />
      ) : null}
      {inGroup ? (
        <section>
          <p>{t('session.groups.of')}</p>
          <p>
            <a href={`/staff/c/${frame.id}/session/${page.groupOf}`}>{t('session.groups.big')}</a>
          </p>
        </section>
      ) : (
        <SmallGroups
          here={here}
          consultation={frame.id}
          page={page}
          revision={draft}
          may={{
            lead: leadsHere,
            watch: frame.may.includes('room:watch'),
            divide: frame.may.includes('consultation:edit') && mayEdit(frame.state),
          }}
        />
      )}
      {leadsHere ? <PaceForm here={here} session={session} /> : null}
      {frame.may.includes('room:watch') ? <TopForm {...part} led={led} shown={shown} /> : null}
      {leadsHere && !inGroup ? (
        <AskForm
          here={here}
          session={session}
          poll={led?.poll ?? null}
          languages={languages}
          refused={refusedAs('ask')}
        />
      ) : null}
      {running ? plan : null}
      {leadsHere && !inGroup ? (
        <section id="agenda">
          <h2>{t('session.agenda')}</h2>
          {running && !refusedAs('agenda') ? (
            <p>{t('session.agenda.running')}</p>
          ) : (
            <AgendaForm here={here} session={session} languages={languages} refused={refusedAs('agenda')} />
          )}
        </section>
      ) : null}
      {inGroup ? null : (
        <ClosingForms
          here={here}
          session={session}
          languages={languages}
          refused={refusedAs('closing')}
          may={{ lead: leadsHere, agree: frame.may.includes('session:agree') }}
        />
      )}
    </ConsultationPage>
  );
}
