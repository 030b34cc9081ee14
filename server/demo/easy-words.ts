import { easyLevel } from '../core/consultation/easy-read.ts';
import type { SymbolName } from '../core/consultation/symbols.ts';
import type { InEach } from './in-each.ts';
import type { Asked } from './prepare.ts';

/** One sentence of easy-read in every language, with the picture beside it. */
export type EasySentence = readonly [symbol: SymbolName, words: InEach];

/** The made-up law of the demo in easy-read, by the number of its section. No easy-read professional and no child has checked it. */
export const demoEasy: Readonly<Record<string, readonly EasySentence[]>> = {
  1: [
    [
      'app',
      {
        en: 'An app wants to know things about you.',
        ar: 'يريد تطبيق أن يعرف أشياء عنك.',
        es: 'Una app quiere saber cosas de ti.',
        fr: 'Une appli veut savoir des choses sur toi.',
        ru: 'Приложение хочет что-то узнать о тебе.',
        sw: 'Programu inataka kujua mambo yako.',
        zh: '应用想知道你的事。',
      },
    ],
    [
      'say',
      {
        en: 'It has to say so first.',
        ar: 'عليه أن يقول ذلك أولًا.',
        es: 'Tiene que decirlo antes.',
        fr: 'Elle doit le dire avant.',
        ru: 'Сначала оно должно это сказать.',
        sw: 'Lazima iseme kwanza.',
        zh: '它要先说出来。',
      },
    ],
    [
      'read',
      {
        en: 'It uses words that you know.',
        ar: 'يستخدم كلمات تعرفها.',
        es: 'Usa palabras que conoces.',
        fr: 'Elle utilise des mots que tu connais.',
        ru: 'Оно говорит словами, которые ты знаешь.',
        sw: 'Inatumia maneno unayojua.',
        zh: '它用你懂的话。',
      },
    ],
    [
      'question',
      {
        en: 'It says why it wants to know.',
        ar: 'يقول لماذا يريد أن يعرف.',
        es: 'Dice para qué quiere saberlo.',
        fr: 'Elle dit pourquoi elle veut savoir.',
        ru: 'Оно говорит, зачем ему это знать.',
        sw: 'Inasema kwa nini inataka kujua.',
        zh: '它说明为什么想知道。',
      },
    ],
    [
      'time',
      {
        en: 'It says how long it keeps it.',
        ar: 'يقول كم من الوقت يحتفظ به.',
        es: 'Dice cuánto tiempo lo guarda.',
        fr: 'Elle dit combien de temps elle le garde.',
        ru: 'Оно говорит, как долго это хранит.',
        sw: 'Inasema itayatunza kwa muda gani.',
        zh: '它说明要存多久。',
      },
    ],
  ],
  2: [
    [
      'off',
      {
        en: 'What an app does not need is off.',
        ar: 'ما لا يحتاج إليه التطبيق مغلق.',
        es: 'Lo que la app no necesita está apagado.',
        fr: 'Ce dont l’appli n’a pas besoin est éteint.',
        ru: 'Что приложению не нужно, то выключено.',
        sw: 'Kisichohitajika kimezimwa.',
        zh: '应用不需要的，都关着。',
      },
    ],
    [
      'no',
      {
        en: 'You can say no.',
        ar: 'يمكنك أن تقول لا.',
        es: 'Puedes decir que no.',
        fr: 'Tu peux dire non.',
        ru: 'Ты можешь сказать «нет».',
        sw: 'Unaweza kusema hapana.',
        zh: '你可以说不。',
      },
    ],
    [
      'time',
      {
        en: 'You can say no later too.',
        ar: 'ويمكنك أن تقول لا لاحقًا.',
        es: 'También puedes decir que no más tarde.',
        fr: 'Tu peux aussi dire non plus tard.',
        ru: 'Сказать «нет» можно и потом.',
        sw: 'Unaweza kusema hapana baadaye pia.',
        zh: '以后也可以说不。',
      },
    ],
    [
      'phone',
      {
        en: 'The app still works for you.',
        ar: 'ويبقى التطبيق يعمل لك.',
        es: 'La app te sirve igual.',
        fr: 'L’appli marche toujours pour toi.',
        ru: 'Приложение всё равно работает.',
        sw: 'Programu bado inakufanyia kazi.',
        zh: '应用还是照样能用。',
      },
    ],
  ],
  3: [
    [
      'data',
      {
        en: 'They keep things about you.',
        ar: 'هم يحتفظون بأشياء عنك.',
        es: 'Guardan cosas sobre ti.',
        fr: 'Ils gardent des choses sur toi.',
        ru: 'О тебе что-то хранят.',
        sw: 'Wanatunza mambo yako.',
        zh: '他们存着你的事。',
      },
    ],
    [
      'look',
      {
        en: 'You can look at it.',
        ar: 'يمكنك أن تراها.',
        es: 'Puedes mirarlas.',
        fr: 'Tu peux les regarder.',
        ru: 'Ты можешь это посмотреть.',
        sw: 'Unaweza kuyatazama.',
        zh: '你可以看。',
      },
    ],
    [
      'change',
      {
        en: 'They put right what is wrong.',
        ar: 'هم يصححون ما فيها من خطأ.',
        es: 'Corrigen lo que está mal.',
        fr: 'Ils corrigent ce qui est faux.',
        ru: 'Ошибки там исправят.',
        sw: 'Wanasahihisha yenye kosa.',
        zh: '错的，他们要改好。',
      },
    ],
    [
      'delete',
      {
        en: 'They delete what you do not want.',
        ar: 'هم يحذفون ما لا تريده.',
        es: 'Borran lo que no quieres.',
        fr: 'Ils effacent ce que tu ne veux pas.',
        ru: 'Что тебе не нужно, то сотрут.',
        sw: 'Wanafuta usiyoyataka.',
        zh: '你不想留的，他们要删掉。',
      },
    ],
    [
      'time',
      {
        en: 'They have thirty days.',
        ar: 'أمامهم ثلاثون يومًا.',
        es: 'Tienen treinta días.',
        fr: 'Ils ont trente jours.',
        ru: 'У них есть тридцать дней.',
        sw: 'Wana siku thelathini.',
        zh: '他们有三十天。',
      },
    ],
    [
      'letter',
      {
        en: 'Then they write to you.',
        ar: 'ثم يكتبون إليك.',
        es: 'Después te escriben.',
        fr: 'Puis ils t’écrivent.',
        ru: 'Потом тебе напишут.',
        sw: 'Kisha wanakuandikia.',
        zh: '然后他们写信给你。',
      },
    ],
  ],
};

/** A section of it as an organiser types it, in each language. Its heading is the one of the short words. */
export function easyOf(anchor: string): Asked['plain'][number]['texts'] {
  const lines = demoEasy[anchor] ?? [];
  const tags = Object.keys(lines[0]?.[1] ?? {}) as (keyof InEach)[];
  return tags.map((language) => ({
    language,
    level: easyLevel,
    heading: '',
    body: lines.map(([symbol, words]) => `:${symbol}: ${words[language]}`).join('\n'),
  }));
}
