import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';
import { type InEach, type Leveled, leveled, pastTexts } from './past-texts.ts';
import type { Asked } from './prepare.ts';

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

/**
 * A consultation of the demo that is over: what it asked. The order about tablets is made up; the Arabic and the Chinese are drafts
 * that no native speaker has read yet.
 */
export const pastAsked: Asked = {
  texts: pastTexts,
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
