import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { TranslationFailure } from '../core/translation/translator.ts';
import { isPublicAddress, lookupPublic } from './public-address.ts';

/** The one host that is ever asked. `private`: whoever runs this site said that it stands in a network of its own. */
export type Host = { readonly url: URL; readonly private: boolean };

/** Milliseconds for all of it, and bytes of the answer. */
export type HostLimits = { readonly timeMs: number; readonly answerBytes: number };

export type HostAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: TranslationFailure };

/**
 * Asks the configured host and nobody else: the path is ours, a redirect is an answer like any other that is no 200, and unless it was
 * said that the host is private no address but one of the internet is connected to. `body` goes as JSON by POST. No cookie, no name of
 * this product, nothing of whoever asks.
 */
export function askHost(
  host: Host,
  of: { readonly path: string; readonly body?: object; readonly limits: HostLimits },
): Promise<HostAnswer> {
  const target = new URL(host.url);
  target.pathname = `${target.pathname.replace(/\/$/, '')}${of.path}`;
  const bare = target.hostname.replace(/^\[|\]$/g, '');
  if (!host.private && isIP(bare) !== 0 && !isPublicAddress(bare))
    return Promise.resolve({ ok: false, failure: 'unreachable' });
  const sent = of.body === undefined ? undefined : Buffer.from(JSON.stringify(of.body));
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;

  return new Promise((resolve) => {
    const asked = request(target, {
      method: sent ? 'POST' : 'GET',
      headers: {
        accept: 'application/json',
        ...(sent ? { 'content-type': 'application/json', 'content-length': sent.length } : {}),
      },
      // Nothing of one question is left open for the next.
      agent: false,
      ...(host.private ? {} : { lookup: lookupPublic }),
    });
    const end = (answer: HostAnswer) => {
      clearTimeout(late);
      resolve(answer);
      asked.destroy();
    };
    const late = setTimeout(() => end({ ok: false, failure: 'too-slow' }), of.limits.timeMs);
    asked.once('error', () => end({ ok: false, failure: 'unreachable' }));
    asked.once('response', (response) => {
      const status = response.statusCode ?? 0;
      // 400: it does not have these languages, or not this text. Whatever else it says, it may be different later.
      if (status !== 200) return end({ ok: false, failure: status === 400 ? 'unreadable' : 'unreachable' });
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > of.limits.answerBytes) end({ ok: false, failure: 'too-long' });
        else chunks.push(chunk);
      });
      response.once('error', () => end({ ok: false, failure: 'unreachable' }));
      response.once('end', () => end(parsed(Buffer.concat(chunks).toString('utf8'))));
    });
    asked.end(sent);
  });
}

function parsed(text: string): HostAnswer {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, failure: 'unreadable' };
  }
}
