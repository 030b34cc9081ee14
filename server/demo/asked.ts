import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';
import { prompts } from './in-each.ts';

/**
 * The made-up law of the demo, and what is asked of it: our own plain wording of what General Comment No. 25 (2021), ¶ 67–78, asks about
 * children's data.
 */
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

export const demoActivities: readonly Pick<ActivityEdit, 'kind' | 'anchor' | 'prompts'>[] = [
  {
    kind: 'question',
    anchor: '1',
    prompts: prompts({
      en: ['What should an app tell you before it collects something?', 'What should an app tell you first?'],
      ar: ['ماذا ينبغي أن يقول لك التطبيق قبل أن يجمع شيئًا؟', 'ماذا يقول لك التطبيق أولًا؟'],
      es: [
        '¿Qué debería decirte una app antes de guardar algo de ti?',
        '¿Qué debería decirte antes una app?',
      ],
      fr: [
        'Que devrait te dire une appli avant de noter quelque chose sur toi ?',
        'Que devrait te dire une appli d’abord ?',
      ],
      ru: [
        'Что приложение должно сказать тебе, прежде чем что-то собирать?',
        'Что приложение должно сказать сначала?',
      ],
      sw: ['Programu ikuambie nini kabla ya kukusanya chochote?', 'Programu ikuambie nini kwanza?'],
      zh: ['应用收集信息之前，应该先告诉你什么？', '应用该先告诉你什么？'],
    }),
  },
  {
    kind: 'question',
    anchor: '2',
    prompts: prompts({
      en: ['When would you want to say no?', 'When do you want to say no?'],
      ar: ['متى تريد أن تقول لا؟', 'متى تريد أن تقول لا؟'],
      es: ['¿Cuándo querrías decir que no?', '¿Cuándo quieres decir que no?'],
      fr: ['Quand voudrais-tu dire non ?', 'Quand veux-tu dire non ?'],
      ru: ['Когда ты можешь захотеть сказать «нет»?', 'Когда ты хочешь сказать «нет»?'],
      sw: ['Ni wakati gani ungependa kusema hapana?', 'Unataka kusema hapana wakati gani?'],
      zh: ['什么时候你会想说不？', '什么时候你想说不？'],
    }),
  },
  {
    kind: 'room',
    anchor: '3',
    prompts: prompts({
      en: ['Who should decide how long your data is kept?', 'Who decides how long they keep your data?'],
      ar: ['من ينبغي أن يقرر كم من الوقت تُحفظ بياناتك؟', 'من يقرر كم تُحفظ بياناتك؟'],
      es: [
        '¿Quién debería decidir cuánto tiempo se guardan tus datos?',
        '¿Quién decide cuánto tiempo guardan tus datos?',
      ],
      fr: [
        'Qui devrait décider combien de temps on garde tes données ?',
        'Qui décide combien de temps on garde tes données ?',
      ],
      ru: ['Кто должен решать, как долго хранят твои данные?', 'Кто решает, как долго хранят твои данные?'],
      sw: ['Nani aamue taarifa zako zitunzwe kwa muda gani?', 'Nani anaamua taarifa zako zikae muda gani?'],
      zh: ['你的数据保存多久，应该由谁来决定？', '你的数据存多久，谁来决定？'],
    }),
  },
];

/** Made-up first voices of the room. */
export const demoVoices: readonly { readonly language: string; readonly text: string }[] = [
  { language: 'en', text: 'We should decide. It is about us, so they should ask us again every year.' },
  { language: 'ar', text: 'أظن أن على المدرسة أن تسأل الأطفال قبل أن تحفظ أي شيء.' },
  { language: 'en', text: 'Not the app alone. It should forget me when I stop using it.' },
];
