import type { Request, RequestHandler } from 'express';
import { isBlank } from '../core/room/contribution-text.ts';

/** The longest code that a page looks at, of which each letter may take nine bytes, and what else its form has, is below. Bytes. */
const largestCodeForm = 8_192;

export type CodeGate = {
  /** The budget for wrong codes of this network, or of the site, is used up. */
  readonly spent: (network: string) => boolean;
  readonly stillOpens: (form: { code: string; nonce: string }) => Promise<boolean>;
};

/**
 * Stands before the pages while somebody guesses codes: what opens nothing is sent back to the first page before a page is
 * made of it, which costs a fifth, so that others are answered meanwhile; so is what no page of ours sends. What could open something passes
 * untouched. While no budget is used up everything passes.
 */
export function createCodeGate(gate: CodeGate, networkOf: (request: Request) => string): RequestHandler {
  return async (request, response, next) => {
    try {
      if (!gate.spent(networkOf(request))) return next();
      const length = Number(request.headers['content-length']);
      // No page of ours sends one that is longer or in parts: what is read here would not be what the page reads.
      if (length <= largestCodeForm && !/multipart/i.test(request.headers['content-type'] ?? '')) {
        // Of what a form says twice the page takes the last, and so does this.
        const sent: Readonly<Record<string, string>> = Object.fromEntries(
          new URLSearchParams((await peek(request, length)).toString('utf8')),
        );
        const { code = '', nonce = '', step } = sent;
        // Saying no, and the public way in, need no words of a sheet; without a word nothing is guessed, and the page asks for them. Nor is it by what
        // was at the page of the look: those words are put back into their box, and looked up by nobody.
        const unsent = 'carry' in sent && !('came' in sent);
        if (isBlank(code) || step === 'no' || unsent || (await gate.stillOpens({ code, nonce })))
          return next();
      }
      request.resume();
      response.setHeader('Location', '/?wait=yes');
      response.status(303).end();
    } catch (error) {
      // Who went away while it was read is nobody to answer, and no fault of ours.
      if (!request.destroyed) next(error);
    }
  };
}

/**
 * Reads a body and puts it back for whoever reads it next. That has to happen before the stream says that it is over, so it is
 * done as the last byte comes in, and not after anything was waited for.
 */
function peek(request: Request, length: number): Promise<Buffer> {
  if (length === 0) return Promise.resolve(Buffer.alloc(0));
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const read = () => {
      for (let part: Buffer | null = request.read(); part !== null; part = request.read()) {
        parts.push(part);
        size += part.length;
        if (size < length) continue;
        request.off('readable', read);
        const body = Buffer.concat(parts);
        request.unshift(body);
        resolve(body);
        return;
      }
    };
    request.on('readable', read);
    request.once('error', reject);
    request.once('aborted', () => reject(new Error('the form ended before it was whole')));
  });
}
