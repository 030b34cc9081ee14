import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';

export const handle: Handle = { title: 'place.groups' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const read = await context.services.consultation.groups(staff, { consultationId: frame.id });
  if (!read.ok) throw nothingHere();
  return { frame, groups: read.value, saved: new URL(request.url).searchParams.has('saved') };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const batchIds = fields
    .getAll('batch')
    .slice(0, 500)
    .map((id) => id.slice(0, 40));
  const said = await context.services.consultation.knowGroups(staff, { consultationId, batchIds });
  if (said.ok) return redirect(`/staff/c/${consultationId}/groups?saved`, { status: 303 });
  if (said.code === 'not-found') throw nothingHere();
  return refusedForm(said.code, { fields, field: 'batch' });
}

/** Which groups this person knows: their words are another person's to read. */
export default function Groups() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, groups, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/groups`;
  const nameOf = (group: (typeof groups)[number]) => (
    <>
      <bdi>{group.label === '' ? t('codes.no-label') : group.label}</bdi>
      {t('list.comma')}
      {dayInWords(language, group.day)}
      {group.onPaper ? `${t('list.comma')}${t('groups.on-paper')}` : null}
    </>
  );
  const known = groups.filter(({ mine }) => mine !== null);
  const others = groups.filter(({ mine }) => mine === null);
  const unread = groups.filter(({ readers }) => readers === 0);
  return (
    <ConsultationPage frame={frame} current="/groups">
      <h1>{t('place.groups')}</h1>
      <p>{t('groups.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {unread.length > 0 ? (
        <Notice kind="stops" title={t('groups.unread')} sign="lock">
          <ul>
            {unread.map((group) => (
              <li key={group.batchId}>{nameOf(group)}</li>
            ))}
          </ul>
          <p>{t('groups.unread.next')}</p>
        </Notice>
      ) : null}
      {known.length > 0 ? (
        <section>
          <h2>{t('groups.known')}</h2>
          <ul>
            {known.map((group) => (
              <li key={group.batchId}>
                {nameOf(group)}
                {t('list.colon')}
                {t(`groups.how.${group.mine ?? 'said'}`)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <form method="post" action={here}>
        {others.length === 0 ? (
          <p>{t('groups.none')}</p>
        ) : (
          <>
            <ChoiceGroup
              legend={t('groups.which')}
              error={refused ? t(`refusal.${refused.refused.code}`) : undefined}
              name="batch"
              many
              choices={others.map((group) => ({ value: group.batchId, label: nameOf(group) }))}
            />
            <Note sign="lock">{t('groups.stays')}</Note>
            <Button kind="main">{t('groups.go')}</Button>
          </>
        )}
      </form>
    </ConsultationPage>
  );
}
