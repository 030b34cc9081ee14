import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sharedMinutes } from '../../../server/core/room/idleness.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/notice.tsx';
import { readFields } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from '../child/child-page.tsx';
import { forgetHere } from '../child/forget.ts';
import { CodeForm } from './code-form.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { shared: context.cookies.kiosk, seated: context.child !== null, secure: context.secure };
}

/** An adult says that children share this device, or that they no longer do. Either way nothing of whoever was here stays. */
export async function action({ context, request }: ActionFunctionArgs) {
  const starts = (await readFields(request)).get('act') === 'start';
  const seat = context.cookies.seatToken;
  if (seat) await context.services.room.leave(context.child?.actor ?? { kind: 'visitor' }, seat);
  const headers = forgetHere(context);
  // Not with the cookies: the one that is set here has to stay.
  headers.set('Clear-Site-Data', '"cache","storage"');
  headers.append('Set-Cookie', context.cookies.share(starts));
  return redirect('/kiosk', { status: 303, headers });
}

/** Where each child begins at a device that several use, one after the other. */
export default function Kiosk() {
  const t = useT();
  const { shared, seated, secure } = useLoaderData<typeof loader>();
  if (!shared) {
    return (
      <ChildPage>
        <h1>{t('kiosk.adult')}</h1>
        <p>{t('kiosk.adult.what')}</p>
        <p>{t('kiosk.adult.quiet', { minutes: sharedMinutes })}</p>
        <Act name="start">{t('kiosk.start')}</Act>
      </ChildPage>
    );
  }
  if (seated) {
    return (
      <ChildPage>
        <h1>{t('kiosk.in')}</h1>
        <p>{t('kiosk.in.what')}</p>
        <form method="post" action="/leave">
          <Button kind="main" wide sign="leave">
            {t('kiosk.done')}
          </Button>
        </form>
      </ChildPage>
    );
  }
  return (
    <ChildPage>
      <h1>{t('kiosk.title')}</h1>
      <p>{t('kiosk.lead')}</p>
      <CodeForm refusal={secure ? undefined : 'tls-needed'} />
      <Note sign="clock">{t('kiosk.quiet', { minutes: sharedMinutes })}</Note>
      <details>
        <summary>{t('kiosk.adult.end')}</summary>
        <Act name="end">{t('kiosk.end')}</Act>
      </details>
    </ChildPage>
  );
}

function Act({ name, children }: { name: 'start' | 'end'; children: string }) {
  return (
    <form method="post">
      <Button kind={name === 'start' ? 'main' : 'second'} wide name="act" value={name}>
        {children}
      </Button>
    </form>
  );
}
