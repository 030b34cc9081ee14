import type { ErrorRequestHandler, Request } from 'express';
import type { createLastResort } from './last-resort.ts';

/** By what a browser sends with each request. */
export const readerOf = (request: Request) => ({
  cookie: request.headers.cookie,
  languages: request.acceptsLanguages(),
});

/** What is thrown where a child, or a person of the staff, asks for more pages than anybody reads. Its page says to wait, and it is no fault. */
export const tooFast = () => Object.assign(new Error('too fast'), { status: 429 });

/** Seconds after which the steady pace has room again, whatever was used up at once. */
const againSeconds = '1';

/**
 * The last resort: a plain sentence, no detail, the place in the log; in the language of whoever reads it, and to a program in English. It promises nothing about what was written: no browser keeps
 * what stood in our forms. It never hands on: the framework's own last resort prints the message, which may quote an address or a child.
 */
export function faultPage(
  fault: (error: unknown) => void,
  lastResort: ReturnType<typeof createLastResort>,
): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const refused = Number((error as { status?: unknown } | null)?.status);
    if (response.headersSent) {
      fault(error);
      return void response.destroy();
    }
    if (refused === 429) {
      response.status(refused).setHeader('Retry-After', againSeconds);
      if (request.accepts(['text', 'html']) === 'html')
        return void response.type('html').send(lastResort(readerOf(request), 'quick'));
      return void response.type('text/plain').send('That was very quick. Wait a moment, then try again.');
    }
    // An address that no browser makes, such as `/%`: not our fault, and nothing to look for.
    if (refused >= 400 && refused < 500) {
      return void response.status(refused).type('text/plain').send('There is no such page.');
    }
    fault(error);
    response.status(500);
    if (request.accepts(['text', 'html']) === 'html')
      return void response.type('html').send(lastResort(readerOf(request)));
    response
      .type('text/plain')
      .send('Something went wrong here. It is our mistake, not yours. Try again in a little while.');
  };
}
