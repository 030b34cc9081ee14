import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';
import { prompts, seed } from './in-each.ts';

/** Sentences of the demo about children's data, which children vote on. */
export const demoStatements = {
  kind: 'statements',
  anchor: '',
  prompts: prompts({
    en: ['What do you think of these sentences?', 'What do you think of each one?'],
    ar: ['ما رأيك في هذه الجُمل؟', 'ما رأيك في كل جملة؟'],
    es: ['¿Qué piensas de estas frases?', '¿Qué piensas de cada una?'],
    fr: ['Que penses-tu de ces phrases ?', 'Que penses-tu de chaque phrase ?'],
    ru: ['Что ты думаешь об этих фразах?', 'Что ты думаешь о каждой?'],
    sw: ['Unafikiri nini kuhusu sentensi hizi?', 'Unafikiri nini kuhusu kila moja?'],
    zh: ['你怎么看这些句子？', '每句话你怎么看？'],
  }),
  seeds: [
    {
      en: 'An app should ask me before it takes my photos.',
      ar: 'على التطبيق أن يسألني قبل أن يأخذ صوري.',
      es: 'Una app debería preguntarme antes de usar mis fotos.',
      fr: 'Une appli devrait me demander avant de prendre mes photos.',
      ru: 'Приложение должно спросить меня, прежде чем брать мои фото.',
      sw: 'Programu iniulize kabla ya kuchukua picha zangu.',
      zh: '应用要用我的照片，应该先问我。',
    },
    {
      en: 'A school should delete my data when I leave.',
      ar: 'على المدرسة أن تحذف بياناتي عندما أغادرها.',
      es: 'La escuela debería borrar mis datos cuando me voy.',
      fr: 'L’école devrait effacer mes données quand je m’en vais.',
      ru: 'Школа должна стереть мои данные, когда я из неё ухожу.',
      sw: 'Shule ifute taarifa zangu ninapoondoka.',
      zh: '我离开学校以后，学校应该删掉我的数据。',
    },
    {
      en: 'My parents should be able to see all my data.',
      ar: 'ينبغي أن يستطيع والداي رؤية كل بياناتي.',
      es: 'Mi familia debería poder ver todos mis datos.',
      fr: 'Mes parents devraient pouvoir voir toutes mes données.',
      ru: 'Нужно, чтобы родители могли видеть все мои данные.',
      sw: 'Wazazi wangu waweze kuona taarifa zangu zote.',
      zh: '爸爸妈妈应该能看到我的全部数据。',
    },
    {
      en: 'Nobody should use my data to show me advertising.',
      ar: 'لا ينبغي أن يستخدم أحد بياناتي ليعرض عليّ إعلانات.',
      es: 'Nadie debería usar mis datos para mostrarme anuncios.',
      fr: 'Personne ne devrait utiliser mes données pour me montrer de la publicité.',
      ru: 'Никто не должен показывать мне рекламу по моим данным.',
      sw: 'Mtu yeyote asitumie taarifa zangu kunionyesha matangazo.',
      zh: '谁都不应该用我的数据给我看广告。',
    },
    {
      en: 'I want to look at what an app knows about me.',
      ar: 'أريد أن أرى ما يعرفه التطبيق عني.',
      es: 'Quiero ver lo que una app sabe de mí.',
      fr: 'Je veux voir ce qu’une appli sait de moi.',
      ru: 'Я хочу видеть, что приложение знает обо мне.',
      sw: 'Nataka kuona programu inajua nini kunihusu.',
      zh: '我想看看应用知道我的哪些事。',
    },
    {
      en: 'Children under ten need other rules than older ones.',
      ar: 'الأطفال دون العاشرة يحتاجون إلى قواعد غير قواعد الأكبر سنًّا.',
      es: 'Con menos de diez años hacen falta otras reglas que después.',
      fr: 'Avant dix ans, il faut d’autres règles que plus tard.',
      ru: 'До десяти лет нужны другие правила, чем для старших.',
      sw: 'Watoto chini ya miaka kumi wanahitaji kanuni tofauti na wakubwa.',
      zh: '十岁以下的孩子需要不一样的规定。',
    },
  ].map(seed),
} as const satisfies Partial<ActivityEdit>;
