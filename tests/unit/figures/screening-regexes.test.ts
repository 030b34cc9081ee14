import { check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { patternsIn, screenPatterns } from '../../prove/screening/regexes.ts';

describe('regular expressions of the screens', () => {
  it('R136: none of them backtracks without end', async () => {
    const patterns = screenPatterns();
    expect(patterns.length).toBeGreaterThan(20);
    const told: string[] = [];
    for (const { file, source, flags } of patterns) {
      const { status } = await check(source, flags, { timeout: 20_000 });
      told.push(`${file} ${source}: ${status}`);
    }
    expect(told.filter((each) => !each.endsWith(': safe'))).toEqual([]);
  }, 240_000);

  it('would find one that does', async () => {
    const [pattern] = patternsIn('x.ts', 'const bad = /^(a+)+$/;');
    expect((await check(pattern?.source ?? '', pattern?.flags ?? '')).status).toBe('vulnerable');
    expect(() => patternsIn('x.ts', 'new RegExp(word)')).toThrow();
  });
});
