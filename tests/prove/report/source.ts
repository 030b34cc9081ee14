import type { ReleasedSource, SourcePart } from '../../../server/core/consultation/document-source.ts';

/** What is said of the document, by language and level; as many arguments of a side in each. */
const said: readonly {
  readonly part: SourcePart;
  readonly position: number;
  readonly texts: Readonly<Record<'en' | 'ar' | 'zh', Readonly<Record<'younger' | 'older', string>>>>;
}[] = [
  {
    part: 'gains',
    position: 1,
    texts: {
      en: { younger: 'The town gains.', older: 'The town gains, and so do those who build.' },
      ar: { younger: 'تستفيد المدينة.', older: 'تستفيد المدينة، ومن يبني فيها أيضًا.' },
      zh: { younger: '镇上会得到好处。', older: '镇上会得到好处，建房子的人也会。' },
    },
  },
  {
    part: 'for',
    position: 1,
    texts: {
      en: { younger: 'It is quiet.', older: 'It is quieter near schools.' },
      ar: { younger: 'المكان هادئ.', older: 'المكان أهدأ قرب المدارس.' },
      zh: { younger: '很安静。', older: '学校附近更安静。' },
    },
  },
  {
    part: 'for',
    position: 2,
    texts: {
      en: { younger: 'It is cheap.', older: 'It costs little.' },
      ar: { younger: 'هو رخيص.', older: 'تكلفته قليلة.' },
      zh: { younger: '很便宜。', older: '花钱不多。' },
    },
  },
  {
    part: 'against',
    position: 1,
    texts: {
      en: { younger: 'It takes long.', older: 'It takes years to build.' },
      ar: { younger: 'يحتاج وقتًا.', older: 'يحتاج بناؤه إلى سنوات.' },
      zh: { younger: '要很久。', older: '要建好几年。' },
    },
  },
];

/** Where the document of a made-up release is from. `word` answers what stands in the place of plain words. */
export function sourceOf(word: (at: number, plain: string) => string): ReleasedSource {
  return {
    label: 'official',
    origin: word(21, 'The gazette of the town'),
    author: word(22, 'An office for streets'),
    texts: said.flatMap(({ part, position, texts }, at) =>
      (['en', 'ar', 'zh'] as const).flatMap((language) =>
        (['younger', 'older'] as const).map((level) => ({
          part,
          position,
          language,
          level,
          body: word(23 + at, texts[language][level]),
        })),
      ),
    ),
    checkedName: word(27, 'Lena Okafor'),
    checkedFrom: word(28, 'A library next door'),
    attestedName: 'Tariq',
    checkedDay: '2026-10-01',
    order: ['against', 'for'],
  };
}
