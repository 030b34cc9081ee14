import type { PollForm } from '../core/consultation/polls.ts';
import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';
import { option, prompts } from './in-each.ts';

type Poll = Pick<ActivityEdit, 'kind' | 'anchor' | 'prompts'> & {
  readonly form: PollForm;
  readonly options: NonNullable<ActivityEdit['options']>;
};

/** Polls of the demo about children's data, one of each form. */
export const demoPolls: readonly Poll[] = [
  {
    kind: 'poll',
    form: 'multiple',
    anchor: '1',
    prompts: prompts({
      en: ['What helps you to understand an app?', 'What helps you understand an app?'],
      ar: ['ما الذي يساعدك على فهم التطبيق؟', 'ماذا يساعدك على فهم التطبيق؟'],
      es: ['¿Qué te ayuda a entender una app?', '¿Qué te ayuda a entender una app?'],
      fr: ['Qu’est-ce qui t’aide à comprendre une appli ?', 'Qu’est-ce qui t’aide à comprendre une appli ?'],
      ru: ['Что помогает тебе понять приложение?', 'Что помогает тебе понять приложение?'],
      sw: ['Nini kinakusaidia kuelewa programu?', 'Nini kinakusaidia kuelewa programu?'],
      zh: ['什么能帮你看懂一个应用？', '什么能帮你看懂应用？'],
    }),
    options: [
      {
        en: 'Pictures',
        ar: 'الصور',
        es: 'Dibujos',
        fr: 'Des images',
        ru: 'Картинки',
        sw: 'Picha',
        zh: '图画',
      },
      {
        en: 'Short words',
        ar: 'كلمات قصيرة',
        es: 'Palabras cortas',
        fr: 'Des mots courts',
        ru: 'Короткие слова',
        sw: 'Maneno mafupi',
        zh: '短短的话',
      },
      {
        en: 'A film',
        ar: 'فيلم',
        es: 'Un vídeo',
        fr: 'Un film',
        ru: 'Видео',
        sw: 'Filamu',
        zh: '一段视频',
      },
      {
        en: 'Somebody who explains it',
        ar: 'شخص يشرح لي',
        es: 'Alguien que lo explica',
        fr: 'Quelqu’un qui l’explique',
        ru: 'Человек, который объяснит',
        sw: 'Mtu anayenieleza',
        zh: '有人讲给我听',
      },
    ].map(option),
  },
  {
    kind: 'poll',
    form: 'single',
    anchor: '2',
    prompts: prompts({
      en: [
        'Who should say yes first when an app wants your data?',
        'An app wants your data. Who says yes first?',
      ],
      ar: ['من ينبغي أن يقول نعم أولًا عندما يريد تطبيق بياناتك؟', 'تطبيق يريد بياناتك. من يقول نعم أولًا؟'],
      es: [
        '¿Quién debería decir sí primero cuando una app quiere tus datos?',
        'Una app quiere tus datos. ¿Quién dice sí primero?',
      ],
      fr: [
        'Qui devrait dire oui d’abord quand une appli veut tes données ?',
        'Une appli veut tes données. Qui dit oui d’abord ?',
      ],
      ru: [
        'Кто должен первым сказать «да», когда приложение хочет твои данные?',
        'Приложение хочет твои данные. Кто первым говорит «да»?',
      ],
      sw: [
        'Nani aseme ndiyo kwanza programu inapotaka taarifa zako?',
        'Programu inataka taarifa zako. Nani anasema ndiyo kwanza?',
      ],
      zh: ['应用想要你的数据时，应该谁先同意？', '应用想要你的数据。谁先同意？'],
    }),
    options: [
      {
        en: 'I alone',
        ar: 'أنا وحدي',
        es: 'Solo yo',
        fr: 'Moi, et personne d’autre',
        ru: 'Только я',
        sw: 'Mimi peke yangu',
        zh: '我自己',
      },
      {
        en: 'My parents alone',
        ar: 'والداي وحدهما',
        es: 'Solo mi familia',
        fr: 'Mes parents, sans moi',
        ru: 'Только родители',
        sw: 'Wazazi wangu peke yao',
        zh: '只要爸爸妈妈',
      },
      {
        en: 'My parents and I together',
        ar: 'والداي وأنا معًا',
        es: 'Mi familia y yo',
        fr: 'Mes parents et moi ensemble',
        ru: 'Родители и я вместе',
        sw: 'Wazazi wangu na mimi pamoja',
        zh: '我和爸爸妈妈一起',
      },
    ].map(option),
  },
  {
    kind: 'poll',
    form: 'ranking',
    anchor: '3',
    prompts: prompts({
      en: ['What is most important to you about your data?', 'What matters most to you?'],
      ar: ['ما الأهم عندك في بياناتك؟', 'ما الأهم عندك؟'],
      es: ['¿Qué es lo más importante para ti con tus datos?', '¿Qué es lo más importante para ti?'],
      fr: [
        'Qu’est-ce qui compte le plus pour toi avec tes données ?',
        'Qu’est-ce qui compte le plus pour toi ?',
      ],
      ru: ['Что для тебя важнее всего в твоих данных?', 'Что для тебя важнее всего?'],
      sw: ['Nini ni muhimu zaidi kwako kuhusu taarifa zako?', 'Nini ni muhimu zaidi kwako?'],
      zh: ['关于你的数据，什么对你最重要？', '什么对你最重要？'],
    }),
    options: [
      {
        en: 'To see it',
        ar: 'أن أراها',
        es: 'Verlos',
        fr: 'Les voir',
        ru: 'Видеть их',
        sw: 'Kuziona',
        zh: '能看到它',
      },
      {
        en: 'To correct it',
        ar: 'أن أصححها',
        es: 'Corregirlos',
        fr: 'Les corriger',
        ru: 'Исправлять их',
        sw: 'Kuzisahihisha',
        zh: '能改正它',
      },
      {
        en: 'To delete it',
        ar: 'أن أحذفها',
        es: 'Borrarlos',
        fr: 'Les effacer',
        ru: 'Стирать их',
        sw: 'Kuzifuta',
        zh: '能删掉它',
      },
    ].map(option),
  },
  {
    kind: 'poll',
    form: 'scale',
    anchor: '',
    prompts: prompts({
      en: ['How much would this law change for you?', 'How much would this law change for you?'],
      ar: ['كم سيغيّر هذا القانون بالنسبة إليك؟', 'كم سيغيّر هذا القانون عندك؟'],
      es: ['¿Cuánto cambiaría esta ley para ti?', '¿Cuánto cambia esta ley para ti?'],
      fr: ['Que changerait cette loi pour toi ?', 'Que change cette loi pour toi ?'],
      ru: ['Много ли изменит для тебя этот закон?', 'Много ли изменит для тебя этот закон?'],
      sw: [
        'Sheria hii ingebadilisha mambo yako kiasi gani?',
        'Sheria hii inabadilisha mambo yako kiasi gani?',
      ],
      zh: ['这部法律会让你的生活改变多少？', '这部法律会改变你多少？'],
    }),
    options: [
      { en: 'Nothing', ar: 'لا شيء', es: 'Nada', fr: 'Rien', ru: 'Ничего', sw: 'Hakuna', zh: '完全不变' },
      {
        en: 'A little',
        ar: 'قليلًا',
        es: 'Un poco',
        fr: 'Peu de choses',
        ru: 'Немного',
        sw: 'Kidogo',
        zh: '变一点点',
      },
      {
        en: 'Some of it',
        ar: 'بعض الأشياء',
        es: 'Algunas cosas',
        fr: 'Certaines choses',
        ru: 'Кое-что',
        sw: 'Baadhi',
        zh: '变一些',
      },
      {
        en: 'A lot',
        ar: 'كثيرًا',
        es: 'Mucho',
        fr: 'Beaucoup de choses',
        ru: 'Многое',
        sw: 'Mengi',
        zh: '变很多',
      },
      { en: 'Everything', ar: 'كل شيء', es: 'Todo', fr: 'Tout', ru: 'Всё', sw: 'Yote', zh: '全都变' },
    ].map(option),
  },
];
