import './load-context.ts';
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  type ShouldRevalidateFunction,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useContext, useEffect, useState } from 'react';
import { goesAfterSeconds, loadsItself, sharedMinutes } from '../server/core/room/idleness.ts';
import { markAtKiosk, refreshAtKiosk } from '../server/core/room/kiosk.ts';
import { seatField } from '../server/core/room/seat-mark.ts';
import { ChildShell } from './components/child/child-shell.tsx';
import { BeginsAnew, GoesBack } from './components/child/goes-back.tsx';
import { KioskRefresh, KioskStill } from './components/child/kiosk-still.tsx';
import { ReadsAloud } from './components/child/reader.tsx';
import { ButtonLink } from './components/form/button.tsx';
import { GivenBack, givenDraft, isGivenBack, NotArrived, WordsAgain } from './components/form/given-back.tsx';
import { SeatMark } from './components/form/page-form.tsx';
import { LeavesAddress, SentOnce } from './components/form/sent-once.tsx';
import { isWordsLeft, leftDraft, WordsLeft } from './components/form/words-left.tsx';
import type { Key } from './i18n/translator.ts';
import { useSpeaker, useT } from './i18n/use-t.tsx';
import { openPlainly, plainly, staysAsItIs } from './live/plainly.ts';
import { typedForms } from './live/typed-forms.ts';
import base from './styles/base.css?url';
import dyslexic from './styles/font-dyslexic.css?url';
import hyperlegible from './styles/font-hyperlegible.css?url';
import lexend from './styles/font-lexend.css?url';
import noto from './styles/font-noto.css?url';
import notoChinese from './styles/font-noto-sc.css?url';
import reader from './styles/reader.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: base },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

/** Letters a child may choose: a style, and with it the files of a face, that nobody else loads. */
const fontStyles = { hyperlegible, lexend, dyslexic, noto } as const;

/** A title that tells a reader of the history nothing: of every page of a child. Others say what they are, and public ones can be found. */
export const meta: MetaFunction = () => [{ title: 'Due Weight' }, { name: 'robots', content: 'noindex' }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const at = new URL(request.url);
  const { pathname } = at;
  const mark = markAtKiosk(at, context.child?.mark ?? null);
  // Whoever comes back to a page that loads itself comes by its own hand; from the first page of a kiosk nobody goes on by that (R1081).
  if (pathname !== '/kiosk') at.searchParams.delete(loadsItself);
  const { shared } = context.cookies;
  const looked = Object.values(context.look).some(Boolean);
  return {
    theme: context.look.theme,
    font: context.look.font,
    /** Pages of staff are read by whatever staff reads with. */
    aloud: context.look.aloud && !pathname.startsWith('/staff'),
    level: context.speaker.reading,
    demo: context.demo,
    /** The child whose page this is takes part in something that a company asks. */
    company: context.child?.company ?? false,
    /** Whose erasure waits has nothing to go back to. */
    seated: context.child !== null && !context.child.erasing,
    /** The script of this page stopped before: now it comes without. */
    plain: at.searchParams.has(plainly),
    /** The mark of the seat that this page is for; null on a page of nobody. */
    seat: context.child?.mark ?? null,
    nonce: context.nonce,
    /** Seconds after which this page goes by itself from a device that several children use; null elsewhere. */
    goesAfter: goesAfterSeconds({
      shared: shared && shared !== 'cards' ? 'kiosk' : shared,
      seated: context.child !== null,
      path: pathname,
    }),
    kiosk: shared !== null && shared !== 'cards',
    /** Children bring cards, and here each of them types its code. */
    cards: shared === 'cards' && pathname === '/kiosk' && context.child === null,
    /** At a kiosk: when this page goes without script and where to, and whose it is, unless it is the first one and nobody has begun or chosen a look. */
    atKiosk:
      shared && shared !== 'cards' && (pathname !== '/kiosk' || context.child !== null || looked)
        ? { refresh: refreshAtKiosk(at, mark), mark }
        : null,
    strings: { child: context.stringsHref(['child']), staff: context.stringsHref(['staff']) },
  };
}

/** What a page does in place changes nothing around it: that is not asked for again with it, and is not missed without a line. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) =>
  currentUrl.pathname !== nextUrl.pathname;

/** A page that an action threw has no data by which it could go from a device that several children use: its answer says when. */
export const headers: HeadersFunction = ({ errorHeaders }) => {
  const refresh = errorHeaders?.get('Refresh');
  return refresh ? { Refresh: refresh } : {};
};

/**
 * A route that needs script says so, and whose words it needs: `export const handle: Handle = { script: 'child' }`. No other page has any.
 * One on which a child writes says that too: no page goes by itself from under its words as soon as others do.
 */
export type Handle = {
  readonly script?: 'child' | 'staff';
  readonly writes?: true;
  /** It shows what others do and takes nothing: without script it is loaded anew by itself. */
  readonly follows?: true;
  /** It is public or of staff: what it is, and no topic of children. What is public may be found by whoever looks for it. */
  readonly title?: Key;
};

/** As long as a wall that lives shows words at most without an answer. */
const followsSeconds = 60;

export function Layout({ children }: { children: ReactNode }) {
  const speaker = useSpeaker();
  const data = useRouteLoaderData<typeof loader>('root');
  const matches = useMatches();
  const once = useContext(SentOnce);
  const handles = matches.map((match) => match.handle as Handle | undefined);
  // What says that nothing is shown here stays, so that it can be read.
  const follows = matches.some(({ handle, data }) => (handle as Handle | undefined)?.follows && data);
  const area = data?.plain
    ? undefined
    : handles.map((handle) => handle?.script).find((script) => script !== undefined);
  const title = handles.find((handle) => handle?.title)?.title;
  // Not `.at(-1)`: this is drawn in older browsers too, and nothing stands around it that could say what went wrong (R977).
  const staff = matches[matches.length - 1]?.pathname.startsWith('/staff');
  const keepsSeconds = handles.some((handle) => handle?.writes) ? sharedMinutes * 60 : null;
  return (
    <html
      lang={speaker.language}
      dir={speaker.direction}
      data-theme={data?.theme ?? undefined}
      data-level={speaker.reading}
      data-font={data?.font ?? undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {title ? <title>{`${speaker.t(title)} – ${speaker.t('product')}`}</title> : <Meta />}
        {title && staff ? <meta name="robots" content="noindex" /> : null}
        <Links />
        {data?.font ? <link rel="stylesheet" href={fontStyles[data.font]} /> : null}
        {data?.font === 'noto' && speaker.language === 'zh' ? (
          <link rel="stylesheet" href={notoChinese} />
        ) : null}
        {data?.aloud ? <link rel="stylesheet" href={reader} /> : null}
        {data?.goesAfter ? (
          <GoesBack
            after={data.goesAfter}
            lives={area !== undefined}
            kiosk={data.atKiosk !== null}
            nonce={data.nonce}
          />
        ) : null}
        {data?.cards ? <BeginsAnew nonce={data.nonce} /> : null}
        {data?.atKiosk ? <KioskRefresh {...data.atKiosk} keepsSeconds={keepsSeconds} /> : null}
        {follows ? (
          <noscript>
            <meta httpEquiv="refresh" content={`${followsSeconds};url=?${loadsItself}`} />
          </noscript>
        ) : null}
        {once === null ? null : <LeavesAddress nonce={once} />}
        {area && data?.seat ? <meta name={seatField} content={data.seat} /> : null}
        {area && data ? <meta name="strings" content={data.strings[area]} /> : null}
      </head>
      <body>
        <ReadsAloud.Provider value={data?.aloud ?? false}>
          <SeatMark.Provider value={data?.seat ?? null}>{children}</SeatMark.Provider>
        </ReadsAloud.Provider>
        {data?.atKiosk ? <KioskStill mark={data.atKiosk.mark} /> : null}
        {data?.atKiosk ? <script src="/kiosk.js" nonce={data.nonce} defer /> : null}
        {data?.aloud ? <script src="/read-aloud.js" nonce={data.nonce} defer /> : null}
        {/* A page of words that are given back has no data of its own, so no nonce: it is a page of forms. */}
        {area && data ? <Scripts nonce={data.nonce} /> : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/**
 * One page for what is not there and one for what went wrong; unknown and forbidden look the same. Where a page that lived could not be drawn any
 * more it is still there while this one is drawn: what was typed into it is taken over, and goes from here as a form. Where nothing was, the page comes
 * anew without script: what stopped would stop at each load.
 */
export function ErrorBoundary() {
  const t = useT();
  const error = useRouteError();
  const [typed] = useState(() => (typeof document === 'undefined' ? [] : typedForms()));
  const nothingTyped = typed.length === 0;
  useEffect(() => {
    // What the server answered is no fault of this browser.
    if (window.__remixContext?.state.errors) return;
    if (nothingTyped) openPlainly();
    else staysAsItIs();
  }, [nothingTyped]);
  if (isRouteErrorResponse(error) && isGivenBack(error.data)) {
    const Given = error.data.unsure ? NotArrived : GivenBack;
    return (
      <ChildShell demo={false} draft={givenDraft}>
        <Given forms={[error.data.givenBack]} />
      </ChildShell>
    );
  }
  if (isRouteErrorResponse(error) && isWordsLeft(error.data)) {
    return (
      <ChildShell demo={false} draft={leftDraft} seated>
        <WordsLeft {...error.data.wordsLeft} />
      </ChildShell>
    );
  }
  const missing = isRouteErrorResponse(error) && error.status < 500;
  return (
    <ChildShell demo={false} draft={typed.length > 0 ? givenDraft : undefined}>
      <h1>{missing ? t('error.missing') : t('error.fault')}</h1>
      <p>{missing ? t('error.missing.next') : t('error.fault.next')}</p>
      <WordsAgain forms={typed} />
      <ButtonLink kind="main" href="/">
        {t('error.home')}
      </ButtonLink>
    </ChildShell>
  );
}
