import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';

/**
 * The demo consultation: our own plain wording of what General Comment No. 25 (2021), ¶ 67–78, asks about children's
 * data. The law is made up. The Arabic is a draft that a native speaker has not read yet.
 */
type Text = {
  readonly field: 'title' | 'purpose' | 'sponsor' | 'readers' | 'change';
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
  ...both('purpose', 'en', {
    older:
      'A new law will say what apps and schools may collect about children. We want to hear you before it is decided.',
    younger: 'A new law is being written. It is about data of children. Your view can change it.',
  }),
  ...both('purpose', 'ar', {
    older: 'سيحدد قانون جديد ما يجوز للتطبيقات والمدارس أن تجمعه عن الأطفال. نريد أن نسمعك قبل اتخاذ القرار.',
    younger: 'نكتب قانونًا جديدًا عن بيانات الأطفال. رأيك يمكن أن يغيره.',
  }),
  ...both('sponsor', 'en', {
    older: 'The Ministry for Digital Affairs of a country that we made up for this demo.',
    younger: 'A ministry. We made it up for this demo.',
  }),
  ...both('sponsor', 'ar', {
    older: 'وزارة الشؤون الرقمية في بلد متخيَّل لهذا العرض التجريبي.',
    younger: 'وزارة من خيالنا، لهذا العرض فقط.',
  }),
  ...both('readers', 'en', {
    older: 'Two people who write the law. They see what many children said together, not who said what.',
    younger: 'Two people who write the law. They never see who said what.',
  }),
  ...both('readers', 'ar', {
    older: 'شخصان يكتبان القانون. يريان ما قاله كثير من الأطفال معًا، لا من قال ماذا.',
    younger: 'شخصان يكتبان القانون. لا يعرفان من قال ماذا.',
  }),
  ...both('change', 'en', {
    older: 'All three parts can still change. That there will be a law is decided.',
    younger: 'All three parts can still change.',
  }),
  ...both('change', 'ar', {
    older: 'الأجزاء الثلاثة كلها ما زالت قابلة للتغيير. أما أن يصدر قانون فهذا أمر تقرر.',
    younger: 'الأجزاء الثلاثة ما زالت قابلة للتغيير.',
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

type Plain = {
  readonly language: string;
  readonly level: string;
  readonly heading: string;
  readonly body: string;
};

export const demoPlain: readonly { readonly anchor: string; readonly texts: readonly Plain[] }[] = [
  {
    anchor: '1',
    texts: [
      {
        language: 'en',
        level: 'older',
        heading: 'They have to explain',
        body: 'Before an app collects something about you, it has to say what it is.\n\nIt has to say why, and how long it keeps it.\n\nIt has to use words that you understand.',
      },
      {
        language: 'en',
        level: 'younger',
        heading: 'They have to explain',
        body: 'An app wants to know things about you.\n\nIt has to ask in easy words.\n\nIt says why. It says for how long.',
      },
      {
        language: 'ar',
        level: 'older',
        heading: 'عليهم أن يشرحوا',
        body: 'قبل أن يجمع التطبيق شيئًا عنك، عليه أن يقول ما هو.\n\nوعليه أن يقول لماذا، وكم من الوقت يحتفظ به.\n\nوعليه أن يستعمل كلمات تفهمها.',
      },
      {
        language: 'ar',
        level: 'younger',
        heading: 'عليهم أن يشرحوا',
        body: 'التطبيق يريد أن يعرف أشياء عنك.\n\nعليه أن يسأل بكلمات سهلة.\n\nيقول لماذا، ويقول كم من الوقت.',
      },
    ],
  },
  {
    anchor: '2',
    texts: [
      {
        language: 'en',
        level: 'older',
        heading: 'You can say no',
        body: 'What an app does not really need is switched off at first.\n\nYou can say no, today or later.\n\nThe app has to work just as well after your no.',
      },
      {
        language: 'en',
        level: 'younger',
        heading: 'You can say no',
        body: 'You can say no. You can say it later too.\n\nThe app still works for you.',
      },
      {
        language: 'ar',
        level: 'older',
        heading: 'يمكنك أن تقول لا',
        body: 'كل ما لا يحتاج إليه التطبيق حقًا يكون مغلقًا في البداية.\n\nيمكنك أن تقول لا، اليوم أو لاحقًا.\n\nوعلى التطبيق أن يعمل جيدًا كما كان بعد رفضك.',
      },
      {
        language: 'ar',
        level: 'younger',
        heading: 'يمكنك أن تقول لا',
        body: 'يمكنك أن تقول لا، الآن أو لاحقًا.\n\nويبقى التطبيق يعمل لك.',
      },
    ],
  },
  {
    anchor: '3',
    texts: [
      {
        language: 'en',
        level: 'older',
        heading: 'You can look, correct and delete',
        body: 'You can see what they hold about you.\n\nYou can have it corrected or deleted.\n\nThey have thirty days, and they write to you when it is done.',
      },
      {
        language: 'en',
        level: 'younger',
        heading: 'You can look and delete',
        body: 'You can look at your data.\n\nIs it wrong? They put it right.\n\nYou do not want it there? They delete it.',
      },
      {
        language: 'ar',
        level: 'older',
        heading: 'يمكنك أن تنظر وتصحح وتحذف',
        body: 'يمكنك أن ترى ما يحتفظون به عنك.\n\nويمكنك أن تطلب تصحيحه أو حذفه.\n\nأمامهم ثلاثون يومًا، ويكتبون إليك حين ينتهون.',
      },
      {
        language: 'ar',
        level: 'younger',
        heading: 'يمكنك أن تنظر وتحذف',
        body: 'يمكنك أن ترى بياناتك.\n\nهل فيها خطأ؟ يصححونه.\n\nلا تريدها هناك؟ يحذفونها.',
      },
    ],
  },
];

function prompts(
  texts: Readonly<Record<'en' | 'ar', { older: string; younger: string }>>,
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
    }),
  },
  {
    kind: 'question',
    anchor: '2',
    prompts: prompts({
      en: { older: 'When would you want to say no?', younger: 'When do you want to say no?' },
      ar: { older: 'متى تريد أن تقول لا؟', younger: 'متى تريد أن تقول لا؟' },
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
    }),
  },
];

/** Made-up first voices of the room. */
export const demoVoices: readonly { readonly language: string; readonly text: string }[] = [
  { language: 'en', text: 'We should decide. It is about us, so they should ask us again every year.' },
  { language: 'ar', text: 'أظن أن على المدرسة أن تسأل الأطفال قبل أن تحفظ أي شيء.' },
  { language: 'en', text: 'Not the app alone. It should forget me when I stop using it.' },
];
