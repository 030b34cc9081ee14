import type { ResponseDecision } from '../core/analysis/findings.ts';
import { pastRest } from './past-asked.ts';

/** What became of the words of the made-up children: findings, answers, and the next version. Drafts in Arabic and Chinese. */
type InEach = Readonly<Record<'en' | 'ar' | 'zh', string>>;

export type PastFinding = {
  /** What it rests on: a sentence and its answers, or what children said of a point. */
  readonly on:
    | { readonly sentence: 'own' | 'home' | 'parents'; readonly cells: readonly ('agree' | 'disagree')[] }
    | { readonly point: 'repair' | 'paper' };
  readonly text: string;
  readonly plain: InEach;
  readonly decision: ResponseDecision;
  /** In the words of whoever decides, and in words for children. */
  readonly reason: InEach;
  readonly answer: InEach;
  /** Days from today by when it is to be done or said; before today nobody has said that it was, unless `deed` does. */
  readonly dueInDays: number;
  readonly deed?: InEach;
};

export const pastFindings: readonly PastFinding[] = [
  {
    on: { sentence: 'own', cells: ['agree', 'disagree'] },
    text: 'Most of the children who voted do not want their camera to be switched on from far away. Some do not mind.',
    plain: {
      en: 'You do not want your camera switched on from far away.',
      ar: 'لا تريدون أن تُشغَّل الكاميرا من بعيد.',
      zh: '你们不想让别人从远处打开摄像头。',
    },
    decision: 'yes',
    reason: {
      en: 'Section 1 of the order is written anew: no camera and no microphone of a school device may be switched on from elsewhere.',
      ar: 'تُكتب المادة الأولى من القرار من جديد: لا تُشغَّل كاميرا جهاز مدرسي ولا ميكروفونه من بعيد.',
      zh: '规定第一条重新写：学校设备的摄像头和麦克风不得从远处打开。',
    },
    answer: {
      en: 'Nobody may switch on your camera. The new rule says so.',
      ar: 'لا يجوز لأحد أن يشغّل كاميرا جهازك. القاعدة الجديدة تقول ذلك.',
      zh: '谁都不可以打开你的摄像头。新规定会这样写。',
    },
    dueInDays: -20,
    deed: {
      en: 'It stands in the new rule. A light shows when the camera is on.',
      ar: 'صار في القاعدة الجديدة. يضيء مصباح حين تعمل الكاميرا.',
      zh: '已经写进新规定。摄像头开着时，会亮灯。',
    },
  },
  {
    on: { point: 'repair' },
    text: 'Many of the children who answered wait too long until a broken tablet is mended.',
    plain: {
      en: 'You wait too long for a broken tablet.',
      ar: 'تنتظرون طويلًا حتى يُصلَح الجهاز.',
      zh: '平板坏了，你们要等太久。',
    },
    decision: 'partly',
    reason: {
      en: 'The ministry pays for spare devices in every school. A time limit for repairs would bind firms that we do not pay.',
      ar: 'تدفع الوزارة ثمن أجهزة احتياطية في كل مدرسة. أما تحديد مدة للإصلاح فيُلزم شركات لا ندفع لها.',
      zh: '部里出钱，给每所学校备用设备。规定修理期限会约束不由我们付钱的公司。',
    },
    answer: {
      en: 'Every school gets spare tablets. We cannot mend all of them in a week.',
      ar: 'تحصل كل مدرسة على أجهزة إضافية. لا نستطيع إصلاحها كلها في أسبوع.',
      zh: '每所学校都会有备用的平板。我们没办法一周内全修好。',
    },
    dueInDays: -10,
  },
  {
    on: { point: 'paper' },
    text: 'Many of the children who answered want books and paper to stay beside the tablets.',
    plain: {
      en: 'You want to keep books and paper.',
      ar: 'تريدون أن تبقى الكتب والأوراق.',
      zh: '你们想留下书和纸。',
    },
    decision: 'yes',
    reason: {
      en: 'The order replaces no textbook. A letter to all schools says so before the next school year.',
      ar: 'لا يحل القرار محل أي كتاب مدرسي. رسالة إلى كل المدارس تقول ذلك قبل السنة الدراسية المقبلة.',
      zh: '这项规定不取代课本。下学年之前，我们会给所有学校发信说明。',
    },
    answer: {
      en: 'Books and paper stay. We tell every school so.',
      ar: 'تبقى الكتب والأوراق. سنخبر كل مدرسة بذلك.',
      zh: '书和纸都留下。我们会告诉每所学校。',
    },
    dueInDays: 60,
  },
  {
    on: { sentence: 'home', cells: ['agree', 'disagree'] },
    text: 'The children who voted are divided: some want to take the tablet home every day, and nearly as many do not.',
    plain: {
      en: 'Some of you want to take it home. Some do not.',
      ar: 'بعضكم يريد أخذه إلى البيت، وبعضكم لا يريد.',
      zh: '有的人想带回家，有的人不想。',
    },
    decision: 'later',
    reason: {
      en: 'The views differ, and so do schools. We ask those that have tried it and decide then.',
      ar: 'تختلف الآراء وتختلف المدارس. نسأل من جرّب ذلك ثم نقرر.',
      zh: '大家的想法不同，学校也不同。我们先问试过的学校，再决定。',
    },
    answer: {
      en: 'We need more time. We ask schools that have tried it.',
      ar: 'نحتاج إلى وقت أكثر. نسأل مدارس جرّبت ذلك.',
      zh: '我们还需要时间。我们去问试过的学校。',
    },
    dueInDays: 45,
  },
  {
    on: { sentence: 'parents', cells: ['disagree', 'agree'] },
    text: 'Most of the children who voted do not want a weekly report to their parents. Some do.',
    plain: {
      en: 'You do not want a report to your parents each week.',
      ar: 'لا تريدون تقريرًا أسبوعيًا إلى الوالدين.',
      zh: '你们不想每周给爸爸妈妈发报告。',
    },
    decision: 'no',
    reason: {
      en: 'Parents have a duty of care and asked for the report. Pupils can read it before it is sent.',
      ar: 'على الوالدين واجب الرعاية وقد طلبوا التقرير. يستطيع التلاميذ قراءته قبل إرساله.',
      zh: '家长有照顾的责任，并且要求有报告。学生可以在发出之前先看。',
    },
    answer: {
      en: 'The report stays. Parents asked for it. You can read it first.',
      ar: 'يبقى التقرير. طلبه الآباء والأمهات. تستطيع أن تقرأه أولًا.',
      zh: '报告会保留，因为家长要求有。你可以先看。',
    },
    dueInDays: 0,
  },
];

/** The next version of the order: its first part says something else now, because of the first finding. */
export const pastVersion = {
  markdown: `# Cameras and microphones

The camera and the microphone of a device that a school hands out shall not be switched on from elsewhere. A light shows whenever one of them is on.

${pastRest}`,
  changed: {
    en: 'Nobody may switch on your camera now.',
    ar: 'الآن لا يجوز لأحد أن يشغّل كاميرا جهازك.',
    zh: '现在谁都不可以打开你的摄像头。',
  } satisfies InEach,
};

/** How a point that too few made for a number is told all the same. */
export const pastTelling = 'Some classrooms have too few places to charge a tablet.';
