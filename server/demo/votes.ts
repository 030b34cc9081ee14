import type { PollForm } from '../core/consultation/polls.ts';
import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';

/** Sentences and polls of the demo about children's data; the Arabic and the Chinese are drafts, as in `texts.ts`. */
type InEach = Readonly<Record<'en' | 'ar' | 'zh', string>>;
type Leveled = Readonly<Record<'en' | 'ar' | 'zh', { readonly older: string; readonly younger: string }>>;

const prompts = (texts: Leveled): ActivityEdit['prompts'] =>
  Object.entries(texts).flatMap(([language, { older, younger }]) => [
    { language, level: 'older', prompt: older },
    { language, level: 'younger', prompt: younger },
  ]);

/** Short enough to be the same at both levels. */
const option = (texts: InEach) => ({
  labels: Object.entries(texts).flatMap(([language, label]) =>
    ['older', 'younger'].map((level) => ({ language, level, label })),
  ),
});

const seed = (texts: InEach) => ({
  texts: Object.entries(texts).map(([language, body]) => ({ language, body })),
});

export const demoStatements = {
  kind: 'statements',
  anchor: '',
  prompts: prompts({
    en: { older: 'What do you think of these sentences?', younger: 'What do you think of each one?' },
    ar: { older: 'ما رأيك في هذه الجُمل؟', younger: 'ما رأيك في كل جملة؟' },
    zh: { older: '你怎么看这些句子？', younger: '每句话你怎么看？' },
  }),
  seeds: [
    {
      en: 'An app should ask me before it takes my photos.',
      ar: 'على التطبيق أن يسألني قبل أن يأخذ صوري.',
      zh: '应用要用我的照片，应该先问我。',
    },
    {
      en: 'A school should delete my data when I leave.',
      ar: 'على المدرسة أن تحذف بياناتي عندما أغادرها.',
      zh: '我离开学校以后，学校应该删掉我的数据。',
    },
    {
      en: 'My parents should be able to see all my data.',
      ar: 'ينبغي أن يستطيع والداي رؤية كل بياناتي.',
      zh: '爸爸妈妈应该能看到我的全部数据。',
    },
    {
      en: 'Nobody should use my data to show me advertising.',
      ar: 'لا ينبغي أن يستعمل أحد بياناتي ليعرض عليّ إعلانات.',
      zh: '谁都不应该用我的数据给我看广告。',
    },
    {
      en: 'I want to look at what an app knows about me.',
      ar: 'أريد أن أرى ما يعرفه التطبيق عني.',
      zh: '我想看看应用知道我的哪些事。',
    },
    {
      en: 'Children under ten need other rules than older ones.',
      ar: 'الأطفال دون العاشرة يحتاجون إلى قواعد غير قواعد الأكبر سنًّا.',
      zh: '十岁以下的孩子需要不一样的规定。',
    },
  ].map(seed),
} as const satisfies Partial<ActivityEdit>;

type Poll = Pick<ActivityEdit, 'kind' | 'anchor' | 'prompts'> & {
  readonly form: PollForm;
  readonly options: NonNullable<ActivityEdit['options']>;
};

export const demoPolls: readonly Poll[] = [
  {
    kind: 'poll',
    form: 'multiple',
    anchor: '1',
    prompts: prompts({
      en: { older: 'What helps you to understand an app?', younger: 'What helps you understand an app?' },
      ar: { older: 'ما الذي يساعدك على فهم التطبيق؟', younger: 'ماذا يساعدك على فهم التطبيق؟' },
      zh: { older: '什么能帮你看懂一个应用？', younger: '什么能帮你看懂应用？' },
    }),
    options: [
      { en: 'Pictures', ar: 'الصور', zh: '图画' },
      { en: 'Short words', ar: 'كلمات قصيرة', zh: '短短的话' },
      { en: 'A film', ar: 'فيلم', zh: '一段视频' },
      { en: 'Somebody who explains it', ar: 'شخص يشرح لي', zh: '有人讲给我听' },
    ].map(option),
  },
  {
    kind: 'poll',
    form: 'single',
    anchor: '2',
    prompts: prompts({
      en: {
        older: 'Who should say yes first when an app wants your data?',
        younger: 'An app wants your data. Who says yes first?',
      },
      ar: {
        older: 'من ينبغي أن يقول نعم أولًا عندما يريد تطبيق بياناتك؟',
        younger: 'تطبيق يريد بياناتك. من يقول نعم أولًا؟',
      },
      zh: { older: '应用想要你的数据时，应该谁先同意？', younger: '应用想要你的数据。谁先同意？' },
    }),
    options: [
      { en: 'I alone', ar: 'أنا وحدي', zh: '我自己' },
      { en: 'My parents alone', ar: 'والداي وحدهما', zh: '只要爸爸妈妈' },
      { en: 'My parents and I together', ar: 'والداي وأنا معًا', zh: '我和爸爸妈妈一起' },
    ].map(option),
  },
  {
    kind: 'poll',
    form: 'ranking',
    anchor: '3',
    prompts: prompts({
      en: {
        older: 'What is most important to you about your data?',
        younger: 'What matters most to you?',
      },
      ar: { older: 'ما الأهم عندك في بياناتك؟', younger: 'ما الأهم عندك؟' },
      zh: { older: '关于你的数据，什么对你最重要？', younger: '什么对你最重要？' },
    }),
    options: [
      { en: 'To see it', ar: 'أن أراها', zh: '能看到它' },
      { en: 'To correct it', ar: 'أن أصححها', zh: '能改正它' },
      { en: 'To delete it', ar: 'أن أحذفها', zh: '能删掉它' },
    ].map(option),
  },
  {
    kind: 'poll',
    form: 'scale',
    anchor: '',
    prompts: prompts({
      en: {
        older: 'How much would this law change for you?',
        younger: 'How much would this law change for you?',
      },
      ar: { older: 'كم سيغيّر هذا القانون بالنسبة إليك؟', younger: 'كم سيغيّر هذا القانون عندك؟' },
      zh: { older: '这部法律会让你的生活改变多少？', younger: '这部法律会改变你多少？' },
    }),
    options: [
      { en: 'Nothing', ar: 'لا شيء', zh: '完全不变' },
      { en: 'A little', ar: 'قليلًا', zh: '变一点点' },
      { en: 'Some of it', ar: 'بعض الأشياء', zh: '变一些' },
      { en: 'A lot', ar: 'كثيرًا', zh: '变很多' },
      { en: 'Everything', ar: 'كل شيء', zh: '全都变' },
    ].map(option),
  },
];
