import type { WholeTag } from '../../locales/index.ts';

/** What made-up children said in the consultation of the demo that is over; each is the words of one of them. */
type Voices = Readonly<Record<WholeTag, readonly string[]>>;

/** What an analyst called it, and who said it. Enough for a number, enough for a number, and too few for one. */
export const pastPoints = {
  repair: {
    title: 'Broken tablets should be mended sooner.',
    voices: {
      en: [
        'My tablet broke and I waited a whole month.',
        'Repairs take too long. I have to look on with my neighbour.',
        'Please mend broken tablets within a week.',
        'When it is broken I cannot do my homework.',
        'There should be spare ones while yours is mended.',
        'Mine has a crack and nobody mends it.',
        'The screen went black and it took weeks.',
        'Give us another one until it works again.',
        'Somebody at school should know how to mend them.',
        'I waited so long that I forgot how it works.',
        'It took from autumn until spring.',
      ],
      ar: [
        'تعطل جهازي وانتظرت شهرًا كاملًا.',
        'يجب أن يصلحوا الأجهزة بسرعة.',
        'أعطونا جهازًا آخر حتى يُصلَح جهازنا.',
        'تشققت الشاشة ولم يصلحها أحد.',
        'عندما يتعطل الجهاز لا أستطيع أن أحل واجبي.',
        'التصليح يأخذ وقتًا طويلًا.',
      ],
      es: ['Mi tableta se rompió y esperé un mes.', 'Tardan demasiado en arreglarlas.'],
      fr: ['Ma tablette est cassée et personne ne la répare.', 'On attend trop longtemps une réparation.'],
      ru: ['Мой планшет сломался, и его чинили целый месяц.', 'Чинят слишком долго.'],
      sw: ['Tableti yangu iliharibika na nilingoja mwezi mzima.', 'Matengenezo yanachukua muda mrefu mno.'],
      zh: [
        '我的平板坏了，等了很久才修好。',
        '坏了应该快点修。',
        '修的时候应该先借一台给我们。',
        '屏幕裂了，一直没有人修。',
        '坏了就没法做作业。',
      ],
    },
  },
  paper: {
    title: 'Books and paper should stay.',
    voices: {
      en: [
        'I like to write on paper too.',
        'Reading long texts on a screen makes my eyes tired.',
        'Some lessons are better with a book.',
        'Please keep our exercise books.',
        'Drawing on paper is nicer than on a screen.',
        'Not every lesson needs a tablet.',
        'I remember more when I write by hand.',
      ],
      ar: [
        'أحب أن أكتب على الورق أيضًا.',
        'القراءة الطويلة على الشاشة تتعب عينيّ.',
        'بعض الدروس أفضل مع الكتاب.',
        'لا تحتاج كل حصة إلى جهاز.',
      ],
      es: ['Me gusta escribir en papel.'],
      fr: ['Je préfère dessiner sur du papier.'],
      ru: ['С книгой некоторые уроки лучше.'],
      sw: ['Napenda kusoma vitabu vya karatasi.'],
      zh: ['我也想在纸上写字。', '一直看屏幕眼睛会累。', '有的课用书更好。', '不是每节课都要用平板。'],
    },
  },
  charging: {
    title: 'There should be more places to charge them.',
    voices: {
      en: [
        'There are too few sockets in our room.',
        'Mine is always empty at noon.',
        'Let us charge them in the break.',
      ],
      ar: ['لا توجد مقابس كافية في الصف.'],
      es: [],
      fr: [],
      ru: [],
      sw: [],
      zh: ['教室里插座太少。'],
    },
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly voices: Voices }>>;

/** A sentence that a child added, and on which the others voted. */
export const pastOwnSentence = 'Nobody should switch on my camera from far away.';

/** How many took part. More than spoke: some only voted. */
export const pastChildren = 66;

/** How the child with this number, from 0, votes; the shares are told in fives, and nobody is all alone with an answer. */
export const pastVotes = {
  own: share(46, 13),
  home: share(31, 28),
  parents: share(12, 47),
} as const;

function share(agree: number, disagree: number) {
  return (child: number) => (child < agree ? 'agree' : child < agree + disagree ? 'disagree' : 'pass');
}

/** Which option of the poll, from 1. */
export function pastChoice(child: number): number {
  return child % 6 === 0 ? 3 : child % 3 === 1 ? 1 : 2;
}
