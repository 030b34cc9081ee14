import type { ResponseDecision } from '../core/analysis/findings.ts';
import type { InEach } from './in-each.ts';
import { pastRest } from './past-asked.ts';
import { pastReplies } from './past-replies.ts';

/** What became of the words of the made-up children: findings, answers, and the next version. */
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
      es: 'Nadie debe encender tu cámara desde lejos, dice la mayoría.',
      fr: 'Vous ne voulez pas qu’on allume votre caméra de loin.',
      ru: 'Вы не хотите, чтобы вашу камеру включали издалека.',
      sw: 'Hamtaki kamera yenu iwashwe kutoka mbali.',
      zh: '你们不想让别人从远处打开摄像头。',
    },
    decision: 'yes',
    dueInDays: -20,
    ...pastReplies.camera,
  },
  {
    on: { point: 'repair' },
    text: 'Many of the children who answered wait too long until a broken tablet is mended.',
    plain: {
      en: 'You wait too long for a broken tablet.',
      ar: 'تنتظرون طويلًا حتى يُصلَح الجهاز.',
      es: 'Una tableta rota tarda demasiado en volver.',
      fr: 'Vous attendez trop longtemps une tablette cassée.',
      ru: 'Вы слишком долго ждёте сломанный планшет.',
      sw: 'Mnangoja mno tableti iliyoharibika.',
      zh: '平板坏了，你们要等太久。',
    },
    decision: 'partly',
    dueInDays: -10,
    ...pastReplies.repair,
  },
  {
    on: { point: 'paper' },
    text: 'Many of the children who answered want books and paper to stay beside the tablets.',
    plain: {
      en: 'You want to keep books and paper.',
      ar: 'تريدون أن تبقى الكتب والأوراق.',
      es: 'Los libros y el papel tienen que quedarse.',
      fr: 'Vous voulez garder les livres et le papier.',
      ru: 'Вы хотите, чтобы книги и бумага остались.',
      sw: 'Mnataka vitabu na karatasi vibaki.',
      zh: '你们想留下书和纸。',
    },
    decision: 'yes',
    dueInDays: 60,
    ...pastReplies.paper,
  },
  {
    on: { sentence: 'home', cells: ['agree', 'disagree'] },
    text: 'The children who voted are divided: some want to take the tablet home every day, and nearly as many do not.',
    plain: {
      en: 'Some of you want to take it home. Some do not.',
      ar: 'بعضكم يريد أخذه إلى البيت، وبعضكم لا يريد.',
      es: 'Hay quien quiere llevarla a casa. Y hay quien no.',
      fr: 'Certains veulent la prendre à la maison. D’autres non.',
      ru: 'Кто-то хочет брать его домой. Кто-то нет.',
      sw: 'Baadhi yenu mnataka kuichukua nyumbani. Wengine hawataki.',
      zh: '有的人想带回家，有的人不想。',
    },
    decision: 'later',
    dueInDays: 45,
    ...pastReplies.home,
  },
  {
    on: { sentence: 'parents', cells: ['disagree', 'agree'] },
    text: 'Most of the children who voted do not want a weekly report to their parents. Some do.',
    plain: {
      en: 'You do not want a report to your parents each week.',
      ar: 'لا تريدون تقريرًا أسبوعيًا إلى الوالدين.',
      es: 'La mayoría no quiere un informe a casa cada semana.',
      fr: 'Vous ne voulez pas de rapport à vos parents chaque semaine.',
      ru: 'Вы не хотите отчёта родителям каждую неделю.',
      sw: 'Hamtaki ripoti kwa wazazi wenu kila wiki.',
      zh: '你们不想每周给爸爸妈妈发报告。',
    },
    decision: 'no',
    dueInDays: 0,
    ...pastReplies.parents,
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
    es: 'Ahora nadie puede encender tu cámara.',
    fr: 'Maintenant, personne ne peut allumer ta caméra.',
    ru: 'Теперь никому нельзя включать твою камеру.',
    sw: 'Sasa hakuna anayeruhusiwa kuwasha kamera yako.',
    zh: '现在谁都不可以打开你的摄像头。',
  } satisfies InEach,
};

/** How a point that too few made for a number is told all the same. */
export const pastTelling = 'Some classrooms have too few places to charge a tablet.';
