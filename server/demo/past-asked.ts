import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';
import type { Asked } from './prepare.ts';

/**
 * A consultation of the demo that is over: what it asked. The order about tablets is made up; the Arabic and the Chinese are drafts
 * that no native speaker has read yet.
 */
type InEach = Readonly<Record<'en' | 'ar' | 'zh', string>>;
type Leveled = Readonly<Record<'older' | 'younger', InEach>>;

const levels = ['older', 'younger'] as const;

function leveled<T>(texts: Leveled, of: (at: { language: string; level: string }, words: string) => T): T[] {
  return levels.flatMap((level) =>
    Object.entries(texts[level]).map(([language, words]) => of({ language, level }, words)),
  );
}

const text = (field: Asked['texts'][number]['field'], texts: Leveled) =>
  leveled(texts, (at, body) => ({ field, body, ...at }));

const texts: Asked['texts'] = [
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

/** What stays the same in the next version. */
export const pastRest = `# Devices at home

A pupil may take the device home on days on which homework requires it.

# Reports

The school may send parents a weekly report of the time for which the device was used.
`;

const plain = (anchor: string, heading: InEach, body: Leveled): Asked['plain'][number] => ({
  anchor,
  texts: leveled(body, (at, words) => ({
    heading: heading[at.language as keyof InEach],
    body: words,
    ...at,
  })),
});

const prompts = (of: Leveled): ActivityEdit['prompts'] => leveled(of, (at, prompt) => ({ prompt, ...at }));

/** Short enough to be the same at both levels. */
const option = (of: InEach) => ({
  labels: leveled({ older: of, younger: of }, (at, label) => ({ label, ...at })),
});

const seed = (of: InEach) => ({
  texts: Object.entries(of).map(([language, body]) => ({ language, body })),
});

/** Sentences of the organiser; who finds out what was said of them knows them by their English. */
export const pastSentences = {
  home: 'I want to take the tablet home every day.',
  parents: 'My parents should get a report every week.',
} as const;

const question: Leveled = {
  older: {
    en: 'What should be different about the tablets?',
    ar: 'ما الذي ينبغي أن يختلف في الأجهزة؟',
    zh: '平板电脑应该有什么不一样？',
  },
  younger: {
    en: 'What should be different about tablets?',
    ar: 'ماذا تريد أن يختلف في الأجهزة؟',
    zh: '你想让平板有什么不一样？',
  },
};

export const pastAsked: Asked = {
  texts,
  document: {
    title: 'School Tablets Order (made up)',
    markdown: `# Cameras and microphones

The camera and the microphone of a device that a school hands out may be switched on from elsewhere where the school considers it necessary.

${pastRest}`,
  },
  plain: [
    plain(
      '1',
      { en: 'The camera', ar: 'الكاميرا', zh: '摄像头' },
      {
        older: {
          en: 'The school could switch on camera and microphone from far away.\n\nIt could do so when it thinks it has to.',
          ar: 'تستطيع المدرسة أن تشغّل الكاميرا والميكروفون من بعيد.\n\nتفعل ذلك حين ترى أنه ضروري.',
          zh: '学校可以从远处打开摄像头和麦克风。\n\n它觉得有必要的时候就可以。',
        },
        younger: {
          en: 'The school could switch on your camera. It could do it from far away.',
          ar: 'تستطيع المدرسة أن تشغّل كاميرا جهازك من بعيد.',
          zh: '学校可以从远处打开你的摄像头。',
        },
      },
    ),
    plain(
      '2',
      { en: 'Taking it home', ar: 'أخذه إلى البيت', zh: '带回家' },
      {
        older: {
          en: 'You take the tablet home when your homework needs it.',
          ar: 'تأخذ الجهاز إلى البيت حين تحتاج إليه في واجبك.',
          zh: '作业需要的时候，你把平板带回家。',
        },
        younger: {
          en: 'Does your homework need it? You take it home.',
          ar: 'هل يحتاج واجبك إليه؟ تأخذه إلى البيت.',
          zh: '作业要用吗？你就带回家。',
        },
      },
    ),
    plain(
      '3',
      { en: 'A report', ar: 'تقرير', zh: '一份报告' },
      {
        older: {
          en: 'Each week your parents may read how long you used it.',
          ar: 'كل أسبوع قد يقرأ والداك كم من الوقت استعملته.',
          zh: '爸爸妈妈每周可能会看到你用了多久。',
        },
        younger: {
          en: 'Your parents may see how long you used it.',
          ar: 'قد يرى والداك كم استعملته.',
          zh: '爸爸妈妈可能会看到你用了多久。',
        },
      },
    ),
  ],
  activities: [
    { kind: 'question', anchor: '', prompts: prompts(question) },
    {
      kind: 'statements',
      anchor: '',
      prompts: prompts({
        older: {
          en: 'What do you think of these sentences?',
          ar: 'ما رأيك في هذه الجُمل؟',
          zh: '你怎么看这些句子？',
        },
        younger: { en: 'What do you think of each one?', ar: 'ما رأيك في كل جملة؟', zh: '每句话你怎么看？' },
      }),
      seeds: [
        seed({
          en: pastSentences.home,
          ar: 'أريد أن آخذ الجهاز إلى البيت كل يوم.',
          zh: '我想每天都把平板带回家。',
        }),
        seed({
          en: pastSentences.parents,
          ar: 'ينبغي أن يصل إلى والديّ تقرير كل أسبوع.',
          zh: '爸爸妈妈应该每周收到一份报告。',
        }),
      ],
    },
    {
      kind: 'poll',
      form: 'single',
      anchor: '',
      prompts: prompts({
        older: {
          en: 'How much of your lessons should use the tablet?',
          ar: 'كم من دروسك ينبغي أن يستعمل الجهاز؟',
          zh: '你的课有多少应该用平板？',
        },
        younger: {
          en: 'How much should lessons use the tablet?',
          ar: 'كم نستعمل الجهاز في الدروس؟',
          zh: '上课应该用多少平板？',
        },
      }),
      options: [
        { en: 'All of them', ar: 'كلها', zh: '全部' },
        { en: 'Some of them', ar: 'بعضها', zh: '一部分' },
        { en: 'None of them', ar: 'لا شيء منها', zh: '都不用' },
      ].map(option),
    },
  ],
};
