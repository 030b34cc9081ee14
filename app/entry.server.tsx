import './load-context.ts';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { SentOnce } from './components/form/sent-once.tsx';
import { withoutPadding } from './entry.stream.server.ts';
import { SpeakerProvider } from './i18n/use-t.tsx';
import { plainly } from './live/plainly.ts';
import type { Handle } from './root.tsx';

/** Pages are sent whole: a page that stops in the middle of a slow link is worse for a child than one that starts later. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const lives = asksForScript(remix) && !searchParams.has(plainly);
  if (lives) context.lives();
  // A page that lives takes the place of the form by itself, but where it comes without its data; answers to a form with a code say what takes theirs.
  const alive = lives && remix.staticHandlerContext.loaderData.root != null;
  const once = request.method === 'POST' && !alive && !/^\/(staff|join)\b/.test(pathname);
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe } = renderToPipeableStream(
      <SpeakerProvider speaker={context.speaker}>
        <SentOnce.Provider value={once ? context.nonce : null}>
          <RemixServer context={remix} url={request.url} nonce={context.nonce} />
        </SentOnce.Provider>
      </SpeakerProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          const body = withoutPadding();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }),
          );
          pipe(body);
        },
        onShellError(error) {
          // Once more, with the page of what went wrong; where that cannot be drawn either nothing of React is asked.
          if (remix.staticHandlerContext.errors === null) return reject(error);
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(context.lastResort(), { headers, status: 500 }));
        },
        onError(error) {
          failed = true;
          context.reportFault(error);
        },
      },
    );
  });
}

/** Whether a route of this page wants script (`handle`, app/root.tsx). */
function asksForScript({ staticHandlerContext, routeModules }: EntryContext): boolean {
  return staticHandlerContext.matches.some(
    ({ route }) => (routeModules[route.id]?.handle as Handle | undefined)?.script !== undefined,
  );
}

/** What a loader or action throws by mistake. The HTTP adapter logs the place, never the message, which may quote a child. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  // An address or a method that no page of ours has is answered, and is no fault: nobody has to look for it.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) context.reportFault(error);
}
