import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '../../../components/form/button.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';

export const handle: Handle = { title: 'staff.sessions' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/sessions';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const read = await context.services.staff.sessions(staff, { session: context.cookies.staffToken ?? '' });
  if (!read.ok) throw nothingHere();
  return {
    frame: frameOf(context, staff),
    sessions: read.value,
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const name = (fields.get('session') ?? '').slice(0, 40);
  const ended = await context.services.staff.endSessions(staff, { staffId: staff.staffId, name });
  if (!ended.ok) return refusedForm(ended.code, { fields, field: 'sessions' });
  return redirect(`${here}?saved`, { status: 303 });
}

/** Where this person is signed in, and how to end it there. */
export default function Sessions() {
  const t = useT();
  const { frame, sessions, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.sessions')}</h1>
      <p className="lead">{t('sessions.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <div id="field-sessions" tabIndex={-1}>
        <DataTable
          caption={t('staff.sessions')}
          captionUnseen
          stacks
          columns={[
            { key: 'which', head: t('sessions.which') },
            { key: 'left', head: t('sessions.left') },
            { key: 'asks', head: t('sessions.state') },
            { key: 'acts', head: t('people.acts'), plain: true },
          ]}
          rows={sessions.map((each, index) => ({
            key: each.name,
            cells: {
              which: each.here ? <b>{t('sessions.here')}</b> : t('sessions.other', { number: index + 1 }),
              left: t('sessions.hours', { count: Math.max(1, Math.round(each.minutesLeft / 60)) }),
              asks: t(each.asks ? 'sessions.asks' : 'sessions.open'),
              acts: each.here ? (
                <form method="post" action="/staff/leave" className="row-acts">
                  <Button small>{t('staff.sign-out')}</Button>
                </form>
              ) : (
                <form method="post" action={here} className="row-acts">
                  <Button small name="session" value={each.name}>
                    {t('sessions.end')} <span className="unseen">{index + 1}</span>
                  </Button>
                </form>
              ),
            },
          }))}
          empty={t('sessions.none')}
        />
      </div>
      <Note sign="lock">{t('sessions.kept')}</Note>
    </StaffPage>
  );
}
