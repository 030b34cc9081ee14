import { option, prompts, seed } from './in-each.ts';
import { pastPlain } from './past-plain.ts';
import { pastTexts } from './past-texts.ts';
import type { Asked } from './prepare.ts';
import { demoStatements } from './statements.ts';

/** What stays the same in the next version. */
export const pastRest = `# Devices at home

A pupil may take the device home on days on which homework requires it.

# Reports

The school may send parents a weekly report of the time for which the device was used.
`;

/** Sentences of the organiser; who finds out what was said of them knows them by their English. */
export const pastSentences = {
  home: 'I want to take the tablet home every day.',
  parents: 'My parents should get a report every week.',
} as const;

/** A consultation of the demo that is over: what it asked. The order about tablets is made up. */
export const pastAsked: Asked = {
  texts: pastTexts,
  document: {
    title: 'School Tablets Order (made up)',
    markdown: `# Cameras and microphones

The camera and the microphone of a device that a school hands out may be switched on from elsewhere where the school considers it necessary.

${pastRest}`,
  },
  plain: pastPlain,
  activities: [
    {
      kind: 'question',
      anchor: '',
      prompts: prompts({
        en: ['What should be different about the tablets?', 'What should be different about tablets?'],
        ar: ['ما الذي ينبغي أن يختلف في الأجهزة؟', 'ماذا تريد أن يختلف في الأجهزة؟'],
        es: ['¿Qué debería ser distinto con las tabletas?', '¿Qué quieres distinto con las tabletas?'],
        fr: [
          'Qu’est-ce qui devrait être différent avec les tablettes ?',
          'Que veux-tu de différent avec les tablettes ?',
        ],
        ru: ['Что с планшетами должно быть по-другому?', 'Что с планшетами сделать по-другому?'],
        sw: ['Nini kiwe tofauti kuhusu tableti?', 'Unataka nini kiwe tofauti kuhusu tableti?'],
        zh: ['平板电脑应该有什么不一样？', '你想让平板有什么不一样？'],
      }),
    },
    {
      kind: 'statements',
      anchor: '',
      prompts: demoStatements.prompts,
      seeds: [
        seed({
          en: pastSentences.home,
          ar: 'أريد أن آخذ الجهاز إلى البيت كل يوم.',
          es: 'Quiero llevar la tableta a casa todos los días.',
          fr: 'Je veux prendre la tablette à la maison tous les jours.',
          ru: 'Я хочу брать планшет домой каждый день.',
          sw: 'Nataka kuchukua tableti nyumbani kila siku.',
          zh: '我想每天都把平板带回家。',
        }),
        seed({
          en: pastSentences.parents,
          ar: 'ينبغي أن يصل إلى والديّ تقرير كل أسبوع.',
          es: 'Mi familia debería recibir un informe cada semana.',
          fr: 'Mes parents devraient recevoir un rapport chaque semaine.',
          ru: 'Мои родители должны получать отчёт каждую неделю.',
          sw: 'Wazazi wangu wapate ripoti kila wiki.',
          zh: '爸爸妈妈应该每周收到一份报告。',
        }),
      ],
    },
    {
      kind: 'poll',
      form: 'single',
      anchor: '',
      prompts: prompts({
        en: ['How much of your lessons should use the tablet?', 'How much should lessons use the tablet?'],
        ar: ['كم من دروسك ينبغي أن يستخدم الجهاز؟', 'كم نستخدم الجهاز في الدروس؟'],
        es: ['¿En cuántas clases debería usarse la tableta?', '¿En cuántas clases usamos la tableta?'],
        fr: ['Dans combien de cours faut-il la tablette ?', 'Dans combien de cours veux-tu la tablette ?'],
        ru: ['На скольких уроках нужен планшет?', 'На скольких уроках нужен планшет?'],
        sw: ['Tableti itumike katika masomo mangapi?', 'Tableti itumike katika masomo mangapi?'],
        zh: ['你的课有多少应该用平板？', '上课应该用多少平板？'],
      }),
      options: [
        {
          en: 'All of them',
          ar: 'كلها',
          es: 'En todas',
          fr: 'Tous',
          ru: 'На всех',
          sw: 'Yote',
          zh: '全部',
        },
        {
          en: 'Some of them',
          ar: 'بعضها',
          es: 'En algunas',
          fr: 'Certains',
          ru: 'На некоторых',
          sw: 'Baadhi',
          zh: '一部分',
        },
        {
          en: 'None of them',
          ar: 'لا شيء منها',
          es: 'En ninguna',
          fr: 'Aucun',
          ru: 'Ни на каком',
          sw: 'Hakuna',
          zh: '都不用',
        },
      ].map(option),
    },
  ],
};
