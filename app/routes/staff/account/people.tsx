import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newestDay } from '../../../../server/core/consultation/days.ts';
import { isId } from '../../../../server/core/ids.ts';
import { rolesByPlace } from '../../../../server/core/staff/change-of-roles.ts';
import { trainedUntil, trainingTopics, wrongInTraining } from '../../../../server/core/staff/duty.ts';
import { longestName } from '../../../../server/core/staff/field-limits.ts';
import { can, type Role, roles } from '../../../../server/core/staff/roles.ts';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { formId, readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';
import { InviteForm, NewLink, PeopleTable } from './people-parts.tsx';
import { changingOf, placesFor } from './role-places.ts';
import { everyPlace, RolesForm } from './roles-parts.tsx';
import { TrainingForm } from './training-form.tsx';

export const handle: Handle = { title: 'staff.people' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/people';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const listed = await context.services.staff.list(staff, {});
  if (!listed.ok) throw nothingHere();
  const query = new URL(request.url).searchParams;
  const { all, places } = await placesFor(context, staff);
  const titleOf = (id: string) => (id === '' ? '' : (all.find((each) => each.id === id)?.title ?? id));
  const { organisationId } = staff;
  const mayKnow = (consultationId: string) => can(staff, 'staff:list', { organisationId, consultationId });
  const people = listed.value.map(({ staffId, name, state, grants, trainedSince, waysIn, held, body }) => ({
    staffId,
    waysIn,
    held,
    body,
    trainedUntil: trainedUntil(trainedSince),
    name,
    state,
    roles: [...new Set(grants.map((grant) => grant.role))],
    places: rolesByPlace(grants)
      .filter(({ consultationId }) => consultationId === '' || mayKnow(consultationId))
      .map(({ consultationId: id, roles: there }) => ({ id, title: titleOf(id), roles: there })),
  }));
  const asked = people.find((person) => person.staffId === query.get('revoke')) ?? null;
  const whole = can(staff, 'staff:invite', { organisationId });
  const changed = people.find((person) => person.staffId === query.get('roles')) ?? null;
  const readers = listed.value.filter(
    ({ comesIn, grants }) =>
      comesIn && grants.some((each) => each.role === 'overseer' && each.consultationId === ''),
  );
  return {
    frame: frameOf(context, staff),
    people,
    me: staff.staffId,
    asked,
    /** Without this one nobody reads every complaint. It is revoked all the same: its way in may be in other hands. */
    lastReader: readers.length === 1 ? (readers[0]?.staffId ?? '') : '',
    changing:
      changed === null ||
      changed.waysIn === '' ||
      changed.state === 'revoked' ||
      changed.staffId === staff.staffId
        ? null
        : changingOf(changed, {
            where: query.get('where'),
            places: [...(whole ? [everyPlace] : []), ...places],
          }),
    places,
    trained: people.find((person) => person.staffId === query.get('training')) ?? null,
    newest: newestDay(context.now()),
    lost: people.find((person) => person.staffId === query.get('anew')) ?? null,
    fresh: context.newId(),
    // Whoever lets people into one consultation alone invites nobody new (R771).
    everywhere: whole,
    saved: query.has('saved'),
  };
}

/**
 * A link is answered once, in this response, and can be read nowhere afterwards: only its hash is stored. So a form that is sent again says
 * that, and makes neither a second person nor a link in place of the one that was sent on.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const { services, origin } = context;
  const name = fields.get('name') ?? '';
  const person = fields.get('person') ?? '';
  switch (fields.get('act')) {
    case 'invite': {
      const long = refusedTooLong(fields, { name: longestName, body: longestName });
      if (long) return long;
      const held = roles.filter((role) => fields.getAll('role').includes(role));
      const where = fields.get('where') ?? '';
      if (where !== '' && !isId(where)) throw nothingHere();
      const grants = held.map((role: Role) => ({ role, consultationId: where }));
      const invited = await services.staff.invite(staff, {
        ...{ name, grants, form: formId(fields) },
        body: fields.get('body') ?? '',
      });
      if (!invited.ok) {
        if (invited.code === 'shown-once') return refusedForm(invited.code, { fields, field: 'people' });
        const place = invited.code === 'not-found' ? 'where' : 'role';
        const missing = name.trim() === '' ? 'name' : held.length === 0 ? 'role' : 'body';
        const field = invited.code === 'field-missing' ? missing : place;
        return refusedForm(invited.code, { fields, field });
      }
      return { link: { name: name.trim(), address: `${origin}/staff/enter/${invited.value.token}` } };
    }
    case 'renew':
    case 'anew': {
      if (!isId(person)) throw nothingHere();
      const renewed = await services.staff.renewLink(staff, {
        staffId: person,
        anew: fields.get('act') === 'anew',
        seen: fields.get('ways')?.slice(0, 40),
      });
      if (!renewed.ok) return refusedForm(renewed.code, { fields, field: 'people' });
      const called = fields.get('called') ?? '';
      return { link: { name: called, address: `${origin}/staff/enter/${renewed.value.token}` } };
    }
    case 'trained': {
      if (!isId(person)) throw nothingHere();
      const training = {
        topics: trainingTopics.filter((topic) => fields.getAll('topic').includes(topic)),
        day: fields.get('day') ?? '',
      };
      const recorded = await services.staff.recordTraining(staff, { staffId: person, ...training });
      if (!recorded.ok) {
        const missing = wrongInTraining(training, context.now()) === 'day' ? 'day' : 'topic';
        const field = recorded.code === 'field-missing' ? missing : 'people';
        return refusedForm(recorded.code, { fields, field });
      }
      return redirect(`${here}?saved`, { status: 303 });
    }
    case 'roles': {
      const where = fields.get('where') ?? '';
      if (!isId(person) || (where !== '' && !isId(where))) throw nothingHere();
      const changed = await services.staff.changeRoles(staff, {
        staffId: person,
        where,
        roles: roles.filter((role) => fields.getAll('role').includes(role)),
        only: fields.has('only'),
        seen: fields.get('held')?.slice(0, 40),
      });
      if (!changed.ok) return refusedForm(changed.code, { fields, field: 'role' });
      return redirect(`${here}?saved`, { status: 303 });
    }
    case 'end-sessions': {
      if (!isId(person)) throw nothingHere();
      const ended = await services.staff.endSessions(staff, { staffId: person });
      if (!ended.ok) return refusedForm(ended.code, { fields, field: 'people' });
      return redirect(`${here}?saved`, { status: 303 });
    }
    case 'revoke': {
      if (!isId(person)) throw nothingHere();
      const revoked = await services.staff.revoke(staff, { staffId: person });
      if (!revoked.ok) return refusedForm(revoked.code, { fields, field: 'people' });
      return redirect(`${here}?saved`, { status: 303 });
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function People() {
  const t = useT();
  const { frame, people, me, asked, lastReader, lost, trained, newest, saved, fresh, ...given } =
    useLoaderData<typeof loader>();
  const { everywhere, changing, places } = given;
  const answer = useActionData<typeof action>();
  const link = answer && 'link' in answer ? answer.link : undefined;
  const refused = answer && 'refused' in answer ? answer : undefined;
  const mayInvite = frame.may.includes('staff:invite');
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.people')}</h1>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !answer} />
      {link ? <NewLink name={link.name} address={link.address} /> : null}
      {asked && mayInvite && !answer ? (
        <Notice kind="stops" title={t('people.revoke.ask', { name: asked.name })}>
          <p>{t('people.revoke.text')}</p>
          {lastReader === asked.staffId ? <p>{t('people.revoke.overseer')}</p> : null}
          <form method="post" action={here}>
            <input type="hidden" name="person" value={asked.staffId} />
            <Acts>
              <Button kind="main" name="act" value="revoke">
                {t('people.revoke.yes')}
              </Button>
              <ButtonLink href={here}>{t('people.revoke.no')}</ButtonLink>
            </Acts>
          </form>
        </Notice>
      ) : null}
      {changing && mayInvite ? (
        <RolesForm person={changing} lastReader={lastReader === changing.staffId} refused={refused} />
      ) : null}
      {trained && mayInvite ? <TrainingForm person={trained} newest={newest} refused={refused} /> : null}
      {lost && mayInvite && !answer ? (
        <Notice kind="stops" title={t('people.anew.ask', { name: lost.name })}>
          <p>{t('people.anew.text')}</p>
          <form method="post" action={here}>
            <input type="hidden" name="person" value={lost.staffId} />
            <input type="hidden" name="called" value={lost.name} />
            <input type="hidden" name="ways" value={lost.waysIn} />
            <Acts>
              <Button kind="main" name="act" value="anew">
                {t('people.anew.yes')}
              </Button>
              <ButtonLink href={here}>{t('people.revoke.no')}</ButtonLink>
            </Acts>
          </form>
        </Notice>
      ) : null}
      <PeopleTable people={people} me={me} mayInvite={mayInvite} />
      {mayInvite && everywhere && !changing ? (
        <InviteForm
          refused={refused?.refused.field === 'people' ? undefined : refused}
          fresh={fresh}
          places={places}
        />
      ) : null}
      {mayInvite && !everywhere ? <Note>{t('people.invite.whole')}</Note> : null}
    </StaffPage>
  );
}
