import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPhraseHash } from '../../../server/guard/phrase-hash.ts';
import { costs } from '../../bench/capacity/costs.ts';
import { wordsOf } from '../../bench/capacity/lesson.ts';

describe('R1291: how many children a machine serves', () => {
  it('is worked out with as many six words at once, and in line, as the product takes', async () => {
    const source = readFileSync('server/guard/phrase-hash.ts', 'utf8');
    const said = (name: string) => Number(new RegExp(`const ${name} = (\\d+);`).exec(source)?.[1]);
    expect(costs.phrases).toEqual({ atOnce: said('atOnce'), mostWaiting: said('mostWaiting') });
    const hash = createPhraseHash({ cost: { memoryKib: 1_024, passes: 1, lanes: 1 } });
    const many = 40;
    const made = await Promise.all(Array.from({ length: many }, () => hash('words', Buffer.alloc(16, 1))));
    const simulated = wordsOf(Array<number>(many).fill(0));
    expect(made.filter((each) => each === undefined).length / many).toBeCloseTo(simulated.refused);
  });

  it('refuses nobody who comes as fast as they are made, and half of twice as many', () => {
    const { atOnce } = costs.phrases;
    const every = (ms: number) => Array.from({ length: 2_000 }, (_, at) => at * ms);
    expect(wordsOf(every(costs.phraseMs / atOnce))).toMatchObject({ refused: 0, p99Ms: 0 });
    const twice = wordsOf(every(costs.phraseMs / atOnce / 2));
    expect(twice.refused).toBeCloseTo(0.5, 1);
    // The last in line waits for all before it.
    expect(twice.p99Ms).toBeLessThanOrEqual(((costs.phrases.mostWaiting + atOnce) / atOnce) * costs.phraseMs);
  });
});
