import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Translator } from '../../server/core/translation/translator.ts';

export type TranslatorUnderTest = {
  readonly translator: Translator;
  /** A sentence it can translate, and what has to stand in its translation. */
  readonly sentence: {
    readonly text: string;
    readonly from: string;
    readonly to: string;
    readonly has: RegExp;
  };
  readonly close: () => Promise<void>;
};

/** What every translator does, whatever it is. Its limits are of its own kind and tested beside it. */
export function describeTranslator(name: string, open: () => Promise<TranslatorUnderTest>): void {
  describe(`a translator: ${name}`, () => {
    let under: TranslatorUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    it('knows a pair it has, and none it has not', async () => {
      const { from, to } = under.sentence;
      expect(await under.translator.knows({ from, to })).toBe(true);
      expect(await under.translator.knows({ from, to: 'qqq' })).toBe(false);
      expect(await under.translator.knows({ from: 'qqq', to })).toBe(false);
    });

    it('R460: translates each text of a job, in their order', async () => {
      const { text, from, to, has } = under.sentence;
      const answer = await under.translator.translate({ from, to, texts: [text, text] });
      if (!answer.ok) throw new Error(answer.failure);
      expect(answer.texts).toHaveLength(2);
      for (const each of answer.texts) expect(each).toMatch(has);
    });

    it('refuses a pair it does not know by name, and asks nobody', async () => {
      const { text, from } = under.sentence;
      expect(await under.translator.translate({ from, to: 'qqq', texts: [text] })).toEqual({
        ok: false,
        failure: 'unsupported',
      });
    });

    it('R465: takes text as text: no option, path, tag or command in it means anything', async () => {
      const { from, to } = under.sentence;
      const texts = [
        '-l',
        '$(id) `id` ; id | cat > /tmp/x',
        '../../etc/passwd',
        '<b>you</b> & "me"',
        '\\u0000',
      ];
      const answer = await under.translator.translate({ from, to, texts });
      if (!answer.ok) throw new Error(answer.failure);
      expect(answer.texts).toHaveLength(texts.length);
      expect(answer.texts.join('\n')).not.toMatch(/uid=\d|root:/);
    });
  });
}
