import { describe, expect, it } from 'vitest';
import type { Translated, Translator } from '../../../server/core/translation/translator.ts';
import { securityText } from '../../../server/http/security-text.ts';
import { untilEnd } from '../../../server/translation/until-end.ts';

const job = { from: 'en', to: 'es', texts: ['One.'] };

describe('R864: a translator that a stop need not wait for', () => {
  it('answers as ever until the end, and from then on nothing is asked of it', async () => {
    const answered: Translated = { ok: true, texts: ['Uno.'] };
    let asked = 0;
    const host: Translator = {
      where: 'elsewhere',
      knows: async () => true,
      translate: async () => {
        asked += 1;
        return answered;
      },
    };
    const translator = untilEnd(host);
    expect(translator.where).toBe('elsewhere');
    expect([await translator.knows(job), await translator.translate(job)]).toEqual([true, answered]);
    translator.end();
    expect([await translator.knows(job), await translator.translate(job)]).toEqual([
      false,
      { ok: false, failure: 'unreachable' },
    ]);
    expect(asked).toBe(1);
  });

  it('lets go of one that gives no answer', async () => {
    const never = () => new Promise<never>(() => undefined);
    const translator = untilEnd({ where: 'here', knows: never, translate: never });
    const waits = Promise.all([translator.knows(job), translator.translate(job)]);
    translator.end();
    expect(await waits).toEqual([false, { ok: false, failure: 'unreachable' }]);
  });

  it('throws what is thrown', async () => {
    const fails = () => Promise.reject(new Error('down'));
    const translator = untilEnd({ where: 'here', knows: fails, translate: fails });
    await expect(translator.knows(job)).rejects.toThrow('down');
  });
});

it('R866: where to write about a hole holds for half a year from each time that it is read', () => {
  const read = (day: string) => securityText('https://consult.example.org', Date.parse(day));
  expect(read('2026-11-29')).toContain('Expires: 2027-05-28T00:00:00.000Z\n');
  expect(read('2027-11-29')).toContain('Expires: 2028-05-27T00:00:00.000Z\n');
  expect(read('2026-11-29')).toContain('Contact: https://consult.example.org/wrong\n');
});
