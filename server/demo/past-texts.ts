import type { Asked } from './prepare.ts';

export type InEach = Readonly<Record<'en' | 'ar' | 'zh', string>>;
export type Leveled = Readonly<Record<'older' | 'younger', InEach>>;

const levels = ['older', 'younger'] as const;

/** One thing at each level in each language. */
export function leveled<T>(
  texts: Leveled,
  of: (at: { language: string; level: string }, words: string) => T,
): T[] {
  return levels.flatMap((level) =>
    Object.entries(texts[level]).map(([language, words]) => of({ language, level }, words)),
  );
}

const text = (field: Asked['texts'][number]['field'], texts: Leveled) =>
  leveled(texts, (at, body) => ({ field, body, ...at }));

/**
 * What children were told of the consultation of the demo that is over. Made up; nobody who speaks them from childhood has read them.
 */
export const pastTexts: Asked['texts'] = [
  ...text('title', {
    older: {
      en: 'What may a school tablet do?',
      ar: 'ما الذي يجوز لجهاز المدرسة اللوحي؟',
      zh: '学校的平板电脑可以做什么？',
    },
    younger: {
      en: 'What may your school tablet do?',
      ar: 'ماذا يجوز لجهازك في المدرسة؟',
      zh: '学校的平板可以做什么？',
    },
  }),
  ...text('purpose', {
    older: {
      en: 'An order says what tablets of schools may record and tell. We asked children before it was decided.',
      ar: 'قرار يحدد ما يجوز لأجهزة المدارس أن تسجله وتخبر به. سألنا الأطفال قبل اتخاذه.',
      zh: '一项规定会写明学校的平板可以记录什么、告诉谁。决定之前，我们问了孩子。',
    },
    younger: {
      en: 'There is a new rule for school tablets. We asked you first.',
      ar: 'هناك قاعدة جديدة لأجهزة المدرسة. سألناكم أولًا.',
      zh: '学校的平板有了新规定。我们先问了你们。',
    },
  }),
  ...text('sponsor', {
    older: {
      en: 'The Ministry for Digital Affairs of a country that we made up for this demo.',
      ar: 'وزارة الشؤون الرقمية في بلد متخيَّل لهذا العرض التجريبي.',
      zh: '数字事务部。它属于一个为这次演示编出来的国家。',
    },
    younger: {
      en: 'A ministry. We made it up for this demo.',
      ar: 'وزارة من خيالنا، لهذا العرض فقط.',
      zh: '一个政府部门。它是为演示编出来的。',
    },
  }),
  ...text('payer', {
    older: {
      en: 'The ministry paid for all of it. No company paid or helped.',
      ar: 'دفعت الوزارة التكاليف كلها. لم تدفع أي شركة ولم تساعد.',
      zh: '所有费用都由这个部门出。没有公司出钱，也没有公司帮忙。',
    },
    younger: {
      en: 'The ministry paid. No company did.',
      ar: 'دفعت الوزارة. لم تدفع أي شركة.',
      zh: '钱是这个部门出的。没有公司出钱。',
    },
  }),
  ...text('gains', {
    older: {
      en: 'Children gain rules for their tablets. The ministry gains an order that fits. Nobody earns money.',
      ar: 'يكسب الأطفال قواعد لأجهزتهم، وتكسب الوزارة قرارًا مناسبًا. لا أحد يربح مالًا.',
      zh: '孩子得到使用平板的规则。部门得到一项合适的规定。没有人赚钱。',
    },
    younger: {
      en: 'You get better rules. The ministry gets a better order. Nobody earns money.',
      ar: 'تكسب قواعد أفضل، وتكسب الوزارة قرارًا أفضل. لا أحد يربح مالًا.',
      zh: '你得到更好的规则，部门得到更好的规定。没有人赚钱。',
    },
  }),
  ...text('readers', {
    older: {
      en: 'Two people who write the order. They see what many children said together, not who said what.',
      ar: 'شخصان يكتبان القرار. يريان ما قاله كثير من الأطفال معًا، لا من قال ماذا.',
      zh: '写这项规定的两个人。他们看到许多孩子一起说了什么，看不到是谁说的。',
    },
    younger: {
      en: 'Two people who write the rule. They never see who said what.',
      ar: 'شخصان يكتبان القاعدة. لا يعرفان من قال ماذا.',
      zh: '写规定的两个人。他们看不到是谁说的。',
    },
  }),
  ...text('change', {
    older: {
      en: 'All three parts could still change.',
      ar: 'كان يمكن أن تتغير الأجزاء الثلاثة كلها.',
      zh: '三个部分当时都还可以改。',
    },
    younger: {
      en: 'All three parts could change.',
      ar: 'كان يمكن أن تتغير الأجزاء الثلاثة.',
      zh: '三个部分都可以改。',
    },
  }),
  ...text('decider', {
    older: {
      en: 'Minister Mira Sol, whom we made up. She decides the order.',
      ar: 'الوزيرة ميرا سول، وهي من خيالنا. هي تتخذ القرار.',
      zh: '部长米拉·索尔，她是编出来的。由她决定这项规定。',
    },
    younger: {
      en: 'Mira Sol, a minister. We made her up.',
      ar: 'ميرا سول، وزيرة من خيالنا.',
      zh: '部长米拉·索尔。她是编出来的。',
    },
  }),
];
