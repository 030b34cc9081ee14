import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { minuteOf } from '../../../../server/core/consultation/days.ts';
import { Button } from '../../../components/form/button.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { dayAndTimeInWords, dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';

export const handle: Handle = { title: 'staff.keeping' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/keeping';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const frame = frameOf(context, staff);
  const read = await context.services.retention.read(staff, {});
  if (!read.ok) throw nothingHere();
  const { today, waits, kept, unreadable } = read.value;
  return {
    frame,
    today,
    // In words already: browsers join a day and a time in ways of their own.
    when: dayAndTimeInWords(context.speaker.language, minuteOf(context.now()), 'UTC'),
    waits,
    unreadable: unreadable.filter((id) => !kept.some((each) => each.id === id)).length,
    kept: kept.map(({ id, title, state, retentionDay, late }) => ({
      id,
      title,
      state: unreadable.includes(id) ? ('unreadable' as const) : state,
      retentionDay,
      late,
    })),
    done: new URL(request.url).searchParams.has('done'),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const confirmed = await context.services.retention.confirm(staff, { today: fields.get('today') ?? '' });
  return confirmed.ok
    ? redirect(`${here}?done`, { status: 303 })
    : refusedForm(confirmed.code, { fields, field: 'today' });
}

/** What is kept until when, and, after a jump of the clock, the question whether it is right. */
export default function Keeping() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, today, when, waits, kept, unreadable, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.keeping')}</h1>
      <p>{t('keeping.lead')}</p>
      <Refusal form={refused} here={here} />
      {done && !refused ? <p>{t('keeping.done')}</p> : null}
      {waits ? (
        <Notice title={t('keeping.waits')}>
          <p>{t('keeping.waits.why')}</p>
          <p>{t('keeping.waits.also')}</p>
          {frame.may.includes('retention:confirm') ? (
            <form method="post">
              <p>{t('keeping.waits.confirm', { when })}</p>
              <input type="hidden" name="today" value={today} />
              <Button kind="main">{t('keeping.confirm')}</Button>
            </form>
          ) : null}
        </Notice>
      ) : null}
      <DataTable
        caption={t('staff.keeping')}
        captionUnseen
        columns={[
          { key: 'title', head: t('staff.home.consultation') },
          { key: 'state', head: t('staff.home.state') },
          { key: 'day', head: t('keeping.day') },
        ]}
        rows={kept.map((each) => ({
          key: each.id,
          cells: {
            title: <bdi lang="">{each.title}</bdi>,
            state: t(`life.${each.state}`),
            day: each.late
              ? t('said.late', { day: dayInWords(language, each.retentionDay) })
              : each.retentionDay
                ? dayInWords(language, each.retentionDay)
                : t('keeping.no-day'),
          },
        }))}
        empty={t('keeping.none')}
      />
      {unreadable > 0 ? <p>{t('keeping.unreadable', { count: unreadable })}</p> : null}
      <p>
        <a href="/gone">{t('gone.title')}</a>
      </p>
    </StaffPage>
  );
}
