import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadsItself, sharedMinutes } from '../../../../server/core/room/idleness.ts';
import { kioskIdleSeconds } from '../../../../server/core/room/kiosk.ts';
import { LandingLayout } from '../../../components/child/child-shell.tsx';
import { Button } from '../../../components/form/button.tsx';
import { Scene } from '../../../components/public/scene.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { type Said, sayField } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { forgetHere } from '../../child/joining/forget.ts';
import { CodeForm } from './code-form.tsx';
import { KioskNext, KioskShut } from './kiosk-next.tsx';

const visitor = { kind: 'visitor' } as const;

type Shown =
  | { readonly kind: 'nobodys' | 'over' | 'rests' }
  | { readonly kind: 'cards'; readonly secure: boolean }
  | { readonly kind: 'taken'; readonly mayGoOn: boolean }
  | {
      readonly kind: 'next';
      readonly title: Said;
      readonly company: boolean;
      readonly refused: 'kiosk-full' | null;
    };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { shared } = context.cookies;
  const { searchParams } = new URL(request.url);
  if (shared === null) return data<Shown>({ kind: 'nobodys' });
  if (context.child) {
    const kiosk = shared !== 'cards';
    const { quietMs = Number.POSITIVE_INFINITY } = context.child;
    // It stands in a window that came here by itself: who is in goes on in the one that it has.
    if (kiosk && searchParams.has(loadsItself)) return data<Shown>({ kind: 'taken', mayGoOn: false });
    // Whoever was there longer ago is not the one who stands there now: not by an address either.
    if (kiosk && quietMs >= kioskIdleSeconds * 1_000) throw redirect('/left', { status: 303 });
    return data<Shown>({ kind: 'taken', mayGoOn: kiosk });
  }
  if (shared === 'cards') return data<Shown>({ kind: 'cards', secure: context.secure });
  const found = await context.services.kiosk.look(visitor, shared);
  if (found.ok) {
    const { texts, languages, sponsorKind } = found.value;
    const title = sayField(texts, 'title', { reader: context.speaker, languages });
    const refused = searchParams.has('full') ? 'kiosk-full' : null;
    return data<Shown>({ kind: 'next', title, company: sponsorKind === 'company', refused });
  }
  // Its last day is over: a later one may be named, and the device is still this consultation's.
  if (found.code === 'activity-closed') return data<Shown>({ kind: 'over' });
  if (found.code !== 'kiosk-over') return data<Shown>({ kind: 'rests' });
  // From here on the device is anybody's again: the word that it kept opens nothing.
  const headers = forgetHere(context);
  headers.append('Set-Cookie', context.cookies.share(null));
  return data<Shown>({ kind: 'over' }, { headers });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/**
 * An adult says that children bring cards to this device, or that they no longer do. Either way nothing of whoever was here stays. A kiosk of
 * a consultation is ended by staff and not by whoever stands before it.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const { shared } = context.cookies;
  if (shared !== null && shared !== 'cards') return redirect('/kiosk', { status: 303 });
  const starts = (await readFields(request)).get('act') === 'start';
  const seat = context.cookies.seatToken;
  if (seat) await context.services.room.leave(context.child?.actor ?? visitor, seat);
  const headers = forgetHere(context);
  // Not with the cookies: the one that is set here has to stay.
  headers.set('Clear-Site-Data', '"cache","storage"');
  headers.append('Set-Cookie', context.cookies.share(starts ? 'cards' : null));
  return redirect('/kiosk', { status: 303, headers });
}

/** Where each child begins at a device that several use, one after the other. */
export default function Kiosk() {
  const t = useT();
  const shown = useLoaderData<typeof loader>();
  switch (shown.kind) {
    case 'next':
      return <KioskNext {...shown} />;
    case 'over':
    case 'rests':
      return <KioskShut over={shown.kind === 'over'} />;
    case 'nobodys':
      return (
        <ChildPage>
          <h1>{t('kiosk.adult')}</h1>
          <p>{t('kiosk.adult.what')}</p>
          <p>{t('kiosk.adult.quiet', { minutes: sharedMinutes })}</p>
          <Act name="start">{t('kiosk.start')}</Act>
        </ChildPage>
      );
    case 'taken':
      return (
        <ChildPage>
          <h1>{t('kiosk.in')}</h1>
          <p>{t('kiosk.in.what')}</p>
          <form method="post" action="/leave">
            <Button kind="main" wide sign="leave">
              {t('kiosk.done')}
            </Button>
          </form>
          {shown.mayGoOn ? (
            <p className="way">
              <a href="/here">{t('kiosk.on')}</a>
            </p>
          ) : null}
        </ChildPage>
      );
    case 'cards':
      return (
        <ChildPage layout="landing">
          <LandingLayout scene={<Scene />}>
            <h1>{t('kiosk.title')}</h1>
            <p className="lead">{t('kiosk.lead')}</p>
            <CodeForm refusal={shown.secure ? undefined : 'tls-needed'} />
            <Note sign="clock">{t('kiosk.quiet', { minutes: sharedMinutes })}</Note>
            <Fold summary={t('kiosk.adult.end')}>
              <Act name="end">{t('kiosk.end')}</Act>
            </Fold>
          </LandingLayout>
        </ChildPage>
      );
  }
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
