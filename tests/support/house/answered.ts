import { type Client, createClient } from '../pages/client.ts';
import type { RunningProduct } from '../processes/product.ts';
import { begun } from './begun.ts';
import { byUseCases } from './by-use-cases.ts';

/** What stands in the two findings: one is answered, to the other an answer is owed. */
export const answeredStory = {
  statement: 'They should ask us again every year.',
  question: 'Tell us who gets to see it.',
  found: 'The children who took part want to be asked again every year.',
  owed: 'The children who took part want to know who sees their data.',
  /** The same in words for children. */
  plain: {
    en: 'You want to know who sees it.',
    ar: 'تريدون أن تعرفوا من يراها.',
    zh: '你们想知道谁能看到。',
  },
  answer: {
    en: 'The law will say: once a year, in plain words.',
    ar: 'سيقول القانون: مرة في السنة، وبكلمات سهلة.',
    zh: '法律会这样写：每年一次，用好懂的话。',
  },
  changed: {
    en: 'The law says now: they ask you every year.',
    ar: 'القانون يقول الآن: يسألونكم كل سنة.',
    zh: '法律现在写着：每年都问你们。',
  },
  /** Words that came into the law. */
  law: { came: 'every single year' },
  deed: {
    en: 'It stands in the law since today.',
    ar: 'صار في القانون منذ اليوم.',
    zh: '今天起写进了法律。',
  },
} as const;

export type Answered = {
  readonly product: RunningProduct;
  /** The child that wrote the statement and an answer, with its seat from before the end. */
  readonly child: Client;
  readonly remove: () => Promise<void>;
};

/**
 * A product in which a consultation has gone its whole way, made by use cases in its data before it starts: the
 * published release has two findings that rest on the words of one child.
 */
export async function startAnswered(): Promise<Answered> {
  let cookie: readonly [name: string, value: string] = ['', ''];
  const prepare = async (settings: Readonly<NodeJS.ProcessEnv>) => {
    cookie = await byUseCases(settings, 'answer', null);
  };
  const { product, state } = await begun({
    name: 'answered',
    start: { demo: true, prepare },
    make: async () => cookie,
  });
  const child = createClient(product.origin);
  child.cookies.set(...state);
  return { product, child, remove: product.remove };
}
