import {
  type ClientActionFunctionArgs,
  type ClientLoaderFunctionArgs,
  isRouteErrorResponse,
} from '@remix-run/react';
import { foundOut } from '../../live/found-out.ts';
import type { RefusedForm } from './refused.tsx';

/** Without a line a page is asked for again after this. */
const againMs = 3_000;
/** What answers without our server, as a proxy does while it starts anew, is no fault of ours before so many times. */
const mostTries = 10;

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A page of staff that loads itself anew in place stays as it is until it has a line again: the framework would put an error in its place, and all
 * that was typed and a key that was opened would be gone. What our server says goes on as it is said.
 */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
  for (let tries = 1; ; tries++) {
    try {
      return await serverLoader();
    } catch (error) {
      // Somebody went on to something else.
      if (!(error instanceof Error) || request.signal.aborted) throw error;
      // A browser without a line says `TypeError`, and nothing else does.
      if (!(error instanceof TypeError) && tries >= mostTries) throw error;
      await later(againMs);
    }
  }
}

/** Nobody is signed in any more, or has to prove first who it is. */
const isOut = (error: unknown) =>
  error instanceof Response
    ? (error.headers.get('Location') ?? '').startsWith('/staff/prove')
    : isRouteErrorResponse(error) && error.data === 'signed-out';

/**
 * The same of a page that knows when nobody is signed in. One that fell asleep while somebody was away stays as it is, with what is typed on it:
 * what was asked for in place would lead to another page. It is asked for anew when somebody comes in again, which ends this.
 */
export async function whileSignedIn(args: ClientLoaderFunctionArgs): Promise<unknown> {
  try {
    return await clientLoader(args);
  } catch (error) {
    const { signal } = args.request;
    if (!isOut(error) || signal.aborted) throw error;
    dispatchEvent(new Event(foundOut));
    return new Promise((_, end) => signal.addEventListener('abort', () => end(signal.reason)));
  }
}

/**
 * The same of what is sent in place: it is told as not taken, and every word stays. Nothing sends it by itself, as nobody knows whether it
 * arrived. `fieldOf`: at which field of the form that is said, by its values; '' is none.
 */
export function sendsWithLine(fieldOf: (value: (name: string) => string) => string) {
  return async ({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> => {
    const sent = request.clone();
    try {
      return await serverAction();
    } catch (error) {
      if (!(error instanceof Error) || request.signal.aborted) throw error;
      const typed = [...(await sent.formData())].flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as const] : [],
      );
      const field = fieldOf((name) => typed.find(([each]) => each === name)?.[1] ?? '');
      return { refused: { code: 'try-again', field }, typed } satisfies RefusedForm;
    }
  };
}
