import * as z from 'zod/mini';
import { longestTranslation, type Translator } from '../core/translation/translator.ts';
import { askHost, type Host, type HostLimits } from './ask-host.ts';

const translated = z.object({
  translatedText: z.array(z.string().check(z.maxLength(longestTranslation))).check(z.maxLength(50)),
});
const code = z.string().check(z.maxLength(20));
const listed = z
  .array(z.object({ code, targets: z.optional(z.array(code).check(z.maxLength(500))) }))
  .check(z.maxLength(500));

const limits: HostLimits = { timeMs: 8_000, answerBytes: 1_048_576 };

/** Of a language that is written in two ways the host may know one by a longer name: zh, zh-Hans. */
const nameAt = (known: Iterable<string>, tag: string) => {
  const names = [...known];
  return names.find((each) => each === tag) ?? names.find((each) => each.startsWith(`${tag}-`));
};

/**
 * Translates by asking a host that speaks as LibreTranslate does (`GET /languages`, `POST /translate`). Which languages it has is asked
 * once, and again after it did not answer. The texts go in one question; of whom they are does not.
 */
export function createLibreTranslate(
  host: Host,
  options: { readonly key?: string | undefined; readonly limits?: HostLimits } = {},
): Translator {
  const within = options.limits ?? limits;
  let languages: Promise<ReadonlyMap<string, readonly string[] | undefined>> | undefined;

  async function list(): Promise<ReadonlyMap<string, readonly string[] | undefined>> {
    const answer = await askHost(host, { path: '/languages', limits: within });
    const read = answer.ok ? listed.safeParse(answer.value) : undefined;
    if (!read?.success) languages = undefined;
    return new Map(read?.success ? read.data.map((each) => [each.code, each.targets]) : []);
  }

  /** The names under which the host has both; undefined where it does not. */
  async function namesOf({ from, to }: { from: string; to: string }) {
    languages ??= list();
    const known = await languages;
    const source = nameAt(known.keys(), from);
    if (source === undefined) return undefined;
    const target = nameAt(known.get(source) ?? known.keys(), to);
    return target === undefined ? undefined : { source, target };
  }

  return {
    where: 'elsewhere',
    knows: async (pair) => (await namesOf(pair)) !== undefined,
    async translate({ from, to, texts }) {
      const names = await namesOf({ from, to });
      if (!names) return { ok: false, failure: 'unsupported' };
      const answer = await askHost(host, {
        path: '/translate',
        body: { q: texts, ...names, format: 'text', ...(options.key ? { api_key: options.key } : {}) },
        limits: within,
      });
      if (!answer.ok) return answer;
      const read = translated.safeParse(answer.value);
      if (!read.success || read.data.translatedText.length !== texts.length)
        return { ok: false, failure: 'unreadable' };
      return { ok: true, texts: read.data.translatedText };
    },
  };
}
