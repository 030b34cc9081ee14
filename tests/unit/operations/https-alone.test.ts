import { afterEach, describe, expect, it } from 'vitest';
import { readEnv } from '../../../server/env.ts';
import { listening, serverOf } from '../../support/processes/http-server.ts';

let stop: () => unknown = () => undefined;
afterEach(() => stop());

async function told(origin: string, settings: Readonly<Record<string, string>> = {}): Promise<string | null> {
  const { HSTS_SUBDOMAINS: subdomains } = readEnv(settings);
  const server = serverOf({ origins: [origin], subdomains });
  stop = () => server.close();
  const answer = await fetch(`http://127.0.0.1:${await listening(server)}/robots.txt`);
  return answer.headers.get('strict-transport-security');
}

describe('R907: that a browser comes back by https alone', () => {
  it('is said of the name of the site, and of no name under it', async () => {
    expect(await told('https://ministry.example')).toBe('max-age=31536000');
    expect(await told('https://ministry.example', { HSTS_SUBDOMAINS: '0' })).toBe('max-age=31536000');
  });

  it('is said of those too where whoever runs the site says so', async () => {
    expect(await told('https://ministry.example', { HSTS_SUBDOMAINS: '1' })).toBe(
      'max-age=31536000; includeSubDomains',
    );
  });

  it('is not said over plain http', async () => {
    expect(await told('http://127.0.0.1:3000', { HSTS_SUBDOMAINS: '1' })).toBeNull();
  });
});
