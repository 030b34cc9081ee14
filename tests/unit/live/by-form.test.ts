import { afterEach, expect, it, vi } from 'vitest';
import { voteByForm } from '../../../app/live/by-form.ts';

afterEach(() => vi.unstubAllGlobals());

/** What a page says of a vote that it sent as a form and that was answered so. */
async function answered(status: number, url = 'https://house.test/here/statements/a') {
  vi.stubGlobal('location', { pathname: '/here/statements/a' });
  vi.stubGlobal('fetch', async () => ({ status, url }));
  return voteByForm('s', 'agree');
}

it('R881: a vote by form that could not be written waits on its page and is sent again; one that was refused goes', async () => {
  expect(await answered(503)).toEqual({ ok: false, code: 'try-again' });
  expect(await answered(400)).toEqual({ ok: false, code: 'state-forbids' });
  expect(await answered(200, 'https://house.test/here/statements/a?counted=mixed')).toEqual({
    ok: true,
    word: 'mixed',
  });
});
