import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';

/**
 * The demo consultation: our own plain wording of what General Comment No. 25 (2021), ¶ 67–78, asks about children's
 * data. The law is made up. The Arabic and the Chinese are drafts that no native speaker has read yet.
 */
type Text = {
  readonly field: 'title' | 'purpose' | 'sponsor' | 'payer' | 'gains' | 'readers' | 'change' | 'decider';
  readonly language: string;
  readonly level: string;
  readonly body: string;
};

function both(
  field: Text['field'],
  language: string,
  texts: { older: string; younger: string },
): readonly Text[] {
  return [
    { field, language, level: 'older', body: texts.older },
    { field, language, level: 'younger', body: texts.younger },
  ];
}

export const demoTexts: readonly Text[] = [
  ...both('title', 'en', {
    older: 'What should children know and decide about their data?',
    younger: 'What should you know about your data?',
  }),
  ...both('title', 'ar', {
    older: 'ماذا يحق للأطفال أن يعرفوا ويقرروا بشأن بياناتهم؟',
    younger: 'ماذا يحق لك أن تعرف عن بياناتك؟',
  }),
  ...both('title', 'zh', {
    older: '关于自己的数据，孩子应该知道什么、决定什么？',
    younger: '关于你的数据，你该知道什么？',
  }),
  ...both('purpose', 'en', {
    older:
      'A new law will say what apps and schools may collect about children. We want to hear you before it is decided.',
    younger: 'A new law is being written. It is about data of children. Your view can change it.',
  }),
  ...both('purpose', 'ar', {
    older: 'سيحدد قانون جديد ما يجوز للتطبيقات والمدارس أن تجمعه عن الأطفال. نريد أن نسمعك قبل اتخاذ القرار.',
    younger: 'نكتب قانونًا جديدًا عن بيانات الأطفال. رأيك يمكن أن يغيره.',
  }),
  ...both('purpose', 'zh', {
    older: '一部新法律将规定，应用和学校可以收集孩子的哪些信息。在决定之前，我们想听听你的想法。',
    younger: '有一部新法律正在写。它讲的是孩子的数据。你的想法可以改变它。',
  }),
  ...both('sponsor', 'en', {
    older: 'The Ministry for Digital Affairs of a country that we made up for this demo.',
    younger: 'A ministry. We made it up for this demo.',
  }),
  ...both('sponsor', 'ar', {
    older: 'وزارة الشؤون الرقمية في بلد متخيَّل لهذا العرض التجريبي.',
    younger: 'وزارة من خيالنا، لهذا العرض فقط.',
  }),
  ...both('sponsor', 'zh', {
    older: '数字事务部。它属于一个为这次演示编出来的国家。',
    younger: '一个政府部门。它是为演示编出来的。',
  }),
  ...both('payer', 'en', {
    older: 'The ministry pays for all of it. No company pays or helps.',
    younger: 'The ministry pays. No company does.',
  }),
  ...both('payer', 'ar', {
    older: 'الوزارة تدفع التكاليف كلها. لا تدفع أي شركة ولا تساعد.',
    younger: 'الوزارة تدفع. لا تدفع أي شركة.',
  }),
  ...both('payer', 'zh', {
    older: '所有费用由这个部门出。没有公司出钱，也没有公司帮忙。',
    younger: '钱是这个部门出的。没有公司出钱。',
  }),
  ...both('gains', 'en', {
    older:
      'Children gain rules about their data. The minister gains a law that children helped to write. Nobody earns money.',
    younger: 'You get better rules. The minister gets a better law. Nobody earns money.',
  }),
  ...both('gains', 'ar', {
    older: 'يكسب الأطفال قواعد لبياناتهم، وتكسب الوزيرة قانونًا ساعد الأطفال في كتابته. لا أحد يربح مالًا.',
    younger: 'تكسب قواعد أفضل. وتكسب الوزيرة قانونًا أفضل. لا أحد يربح مالًا.',
  }),
  ...both('gains', 'zh', {
    older: '孩子得到保护自己数据的规则。部长得到一部孩子一起写的法律。没有人赚钱。',
    younger: '你得到更好的规则。部长得到更好的法律。没有人赚钱。',
  }),
  ...both('readers', 'en', {
    older: 'Two people who write the law. They see what many children said together, not who said what.',
    younger: 'Two people who write the law. They never see who said what.',
  }),
  ...both('readers', 'ar', {
    older: 'شخصان يكتبان القانون. يريان ما قاله كثير من الأطفال معًا، لا من قال ماذا.',
    younger: 'شخصان يكتبان القانون. لا يعرفان من قال ماذا.',
  }),
  ...both('readers', 'zh', {
    older: '写这部法律的两个人。他们看到许多孩子一起说了什么，看不到是谁说的。',
    younger: '写法律的两个人。他们看不到是谁说的。',
  }),
  ...both('change', 'en', {
    older: 'All three parts can still change. That there will be a law is decided.',
    younger: 'All three parts can still change.',
  }),
  ...both('change', 'ar', {
    older: 'الأجزاء الثلاثة كلها ما زالت قابلة للتغيير. أما أن يصدر قانون فهذا أمر تقرر.',
    younger: 'الأجزاء الثلاثة ما زالت قابلة للتغيير.',
  }),
  ...both('change', 'zh', {
    older: '三个部分都还可以改。会有这样一部法律，这一点已经定了。',
    younger: '三个部分都还可以改。',
  }),
  ...both('decider', 'en', {
    older: 'Minister Mira Sol, whom we made up. She can change the law before it is decided.',
    younger: 'Mira Sol, a minister. We made her up.',
  }),
  ...both('decider', 'ar', {
    older: 'الوزيرة ميرا سول، وهي من خيالنا. تستطيع أن تغيّر القانون قبل أن يتقرر.',
    younger: 'ميرا سول، وزيرة من خيالنا.',
  }),
  ...both('decider', 'zh', {
    older: '部长米拉·索尔，她是编出来的。法律决定之前，她可以修改。',
    younger: '部长米拉·索尔。她是编出来的。',
  }),
];

export const demoDocument = {
  title: 'Children’s Data Bill (made up)',
  markdown: `# Duty to explain

Any operator that collects personal data of a child shall, before collection, state in language which a child of the age addressed can understand which data are collected, for which purpose, and for how long they are retained.

# Consent and withdrawal

Processing that is not strictly necessary for the service requested shall be off by default. A child may refuse or withdraw consent at any time without detriment to the use of the service.

# Access, correction and deletion

A child may at any time inspect, correct or have deleted the data held about it. The operator shall comply within thirty days and shall confirm compliance in writing.
`,
};

function prompts(
  texts: Readonly<Record<'en' | 'ar' | 'zh', { older: string; younger: string }>>,
): ActivityEdit['prompts'] {
  return Object.entries(texts).flatMap(([language, { older, younger }]) => [
    { language, level: 'older', prompt: older },
    { language, level: 'younger', prompt: younger },
  ]);
}

export const demoActivities: readonly Pick<ActivityEdit, 'kind' | 'anchor' | 'prompts'>[] = [
  {
    kind: 'question',
    anchor: '1',
    prompts: prompts({
      en: {
        older: 'What should an app tell you before it collects something?',
        younger: 'What should an app tell you first?',
      },
      ar: { older: 'ماذا ينبغي أن يقول لك التطبيق قبل أن يجمع شيئًا؟', younger: 'ماذا يقول لك التطبيق أولًا؟' },
      zh: { older: '应用收集信息之前，应该先告诉你什么？', younger: '应用该先告诉你什么？' },
    }),
  },
  {
    kind: 'question',
    anchor: '2',
    prompts: prompts({
      en: { older: 'When would you want to say no?', younger: 'When do you want to say no?' },
      ar: { older: 'متى تريد أن تقول لا؟', younger: 'متى تريد أن تقول لا؟' },
      zh: { older: '什么时候你会想说不？', younger: '什么时候你想说不？' },
    }),
  },
  {
    kind: 'room',
    anchor: '3',
    prompts: prompts({
      en: {
        older: 'Who should decide how long your data is kept?',
        younger: 'Who decides how long they keep your data?',
      },
      ar: { older: 'من ينبغي أن يقرر كم من الوقت تُحفظ بياناتك؟', younger: 'من يقرر كم تُحفظ بياناتك؟' },
      zh: { older: '你的数据保存多久，应该由谁来决定？', younger: '你的数据存多久，谁来决定？' },
    }),
  },
];

/** Made-up first voices of the room. */
export const demoVoices: readonly { readonly language: string; readonly text: string }[] = [
  { language: 'en', text: 'We should decide. It is about us, so they should ask us again every year.' },
  { language: 'ar', text: 'أظن أن على المدرسة أن تسأل الأطفال قبل أن تحفظ أي شيء.' },
  { language: 'en', text: 'Not the app alone. It should forget me when I stop using it.' },
];
