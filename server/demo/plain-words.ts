import { type AtLevels, atLevels } from './in-each.ts';
import type { Asked } from './prepare.ts';

/** A part of a made-up text in plain words, by the number of its section. */
export const plainPart = (anchor: string, heading: AtLevels, body: AtLevels): Asked['plain'][number] => {
  const headings = atLevels(heading, (words) => words);
  return {
    anchor,
    texts: atLevels(body, (words, at) => ({ ...at, body: words })).map((text, place) => ({
      ...text,
      heading: headings[place] ?? '',
    })),
  };
};

/** The made-up law of the demo in plain words. */
export const demoPlain: Asked['plain'] = [
  plainPart(
    '1',
    {
      en: ['They have to explain', 'They have to explain'],
      ar: ['عليهم أن يشرحوا', 'عليهم أن يشرحوا'],
      es: ['Tienen que explicarlo', 'Tienen que explicarlo'],
      fr: ['Ils doivent expliquer', 'Ils doivent expliquer'],
      ru: ['Они должны объяснить', 'Они должны объяснить'],
      sw: ['Lazima waeleze', 'Lazima waeleze'],
      zh: ['他们要说清楚', '他们要说清楚'],
    },
    {
      en: [
        'Before an app collects something about you, it has to say what it is.\n\nIt has to say why, and how long it keeps it.\n\nIt has to use words that you understand.',
        'An app wants to know things about you.\n\nIt has to ask in easy words.\n\nIt says why. It says for how long.',
      ],
      ar: [
        'قبل أن يجمع التطبيق شيئًا عنك، عليه أن يقول ما هو.\n\nوعليه أن يقول لماذا، وكم من الوقت يحتفظ به.\n\nوعليه أن يستخدم كلمات تفهمها.',
        'التطبيق يريد أن يعرف أشياء عنك.\n\nعليه أن يسأل بكلمات سهلة.\n\nيقول لماذا، ويقول كم من الوقت.',
      ],
      es: [
        'Antes de guardar algo sobre ti, una app tiene que decir qué es.\n\nTiene que decir para qué, y cuánto tiempo lo guarda.\n\nTiene que usar palabras que entiendes.',
        'Una app quiere saber cosas de ti.\n\nTiene que preguntar con palabras fáciles.\n\nDice para qué. Dice cuánto tiempo.',
      ],
      fr: [
        'Avant de noter quelque chose sur toi, une appli doit dire ce que c’est.\n\nElle doit dire pourquoi, et combien de temps elle le garde.\n\nElle doit utiliser des mots que tu comprends.',
        'Une appli veut savoir des choses sur toi.\n\nElle doit demander avec des mots faciles.\n\nElle dit pourquoi. Elle dit pour combien de temps.',
      ],
      ru: [
        'Прежде чем собирать что-то о тебе, приложение должно сказать, что это.\n\nОно должно сказать, зачем и как долго это хранит.\n\nОно должно говорить словами, которые ты понимаешь.',
        'Приложение хочет что-то узнать о тебе.\n\nОно должно спросить простыми словами.\n\nОно говорит, зачем. Оно говорит, на сколько.',
      ],
      sw: [
        'Kabla programu haijakusanya kitu kukuhusu, lazima iseme ni kitu gani.\n\nLazima iseme kwa nini, na itakitunza kwa muda gani.\n\nLazima itumie maneno unayoelewa.',
        'Programu inataka kujua mambo yako.\n\nLazima iulize kwa maneno rahisi.\n\nInasema kwa nini. Inasema kwa muda gani.',
      ],
      zh: [
        '应用要收集你的信息，先得说明收集什么。\n\n还要说为什么收集，保存多久。\n\n而且要用你听得懂的话。',
        '应用想知道你的一些事。\n\n它要用好懂的话来问。\n\n它要说为什么。还要说保存多久。',
      ],
    },
  ),
  plainPart(
    '2',
    {
      en: ['You can say no', 'You can say no'],
      ar: ['يمكنك أن تقول لا', 'يمكنك أن تقول لا'],
      es: ['Puedes decir que no', 'Puedes decir que no'],
      fr: ['Tu peux dire non', 'Tu peux dire non'],
      ru: ['Ты можешь сказать «нет»', 'Ты можешь сказать «нет»'],
      sw: ['Unaweza kusema hapana', 'Unaweza kusema hapana'],
      zh: ['你可以说不', '你可以说不'],
    },
    {
      en: [
        'What an app does not really need is switched off at first.\n\nYou can say no, today or later.\n\nThe app has to work just as well after your no.',
        'You can say no. You can say it later too.\n\nThe app still works for you.',
      ],
      ar: [
        'كل ما لا يحتاج إليه التطبيق حقًا يكون مغلقًا في البداية.\n\nيمكنك أن تقول لا، اليوم أو لاحقًا.\n\nوعلى التطبيق أن يعمل جيدًا كما كان بعد رفضك.',
        'يمكنك أن تقول لا، الآن أو لاحقًا.\n\nويبقى التطبيق يعمل لك.',
      ],
      es: [
        'Lo que una app no necesita de verdad está apagado al principio.\n\nPuedes decir que no, hoy o más tarde.\n\nLa app tiene que ir igual de bien después de tu no.',
        'Puedes decir que no. También más tarde.\n\nLa app te sirve igual.',
      ],
      fr: [
        'Ce dont une appli n’a pas vraiment besoin est éteint au début.\n\nTu peux dire non, aujourd’hui ou plus tard.\n\nL’appli doit marcher aussi bien après ton non.',
        'Tu peux dire non. Tu peux le dire aussi plus tard.\n\nL’appli marche toujours pour toi.',
      ],
      ru: [
        'Что приложению на самом деле не нужно, сначала выключено.\n\nТы можешь сказать «нет» сегодня или потом.\n\nПосле твоего «нет» приложение должно работать так же хорошо.',
        'Ты можешь сказать «нет». Можно и потом.\n\nПриложение всё равно работает.',
      ],
      sw: [
        'Kile ambacho programu haikihitaji kweli kimezimwa mwanzoni.\n\nUnaweza kusema hapana, leo au baadaye.\n\nLazima programu ifanye kazi vizuri vilevile baada ya hapana yako.',
        'Unaweza kusema hapana. Hata baadaye unaweza.\n\nProgramu bado inakufanyia kazi.',
      ],
      zh: [
        '应用不是真的需要的，一开始都关着。\n\n你可以说不，今天可以，以后也可以。\n\n你说了不，应用也要一样好用。',
        '你可以说不。以后再说也行。\n\n应用还是照样能用。',
      ],
    },
  ),
  plainPart(
    '3',
    {
      en: ['You can look, correct and delete', 'You can look and delete'],
      ar: ['يمكنك أن تنظر وتصحح وتحذف', 'يمكنك أن تنظر وتحذف'],
      es: ['Puedes mirar, corregir y borrar', 'Puedes mirar y borrar'],
      fr: ['Tu peux regarder, corriger et effacer', 'Tu peux regarder et effacer'],
      ru: ['Ты можешь посмотреть, исправить и стереть', 'Ты можешь посмотреть и стереть'],
      sw: ['Unaweza kutazama, kusahihisha na kufuta', 'Unaweza kutazama na kufuta'],
      zh: ['你可以查看、改正和删除', '你可以查看和删除'],
    },
    {
      en: [
        'You can see what they hold about you.\n\nYou can have it corrected or deleted.\n\nThey have thirty days, and they write to you when it is done.',
        'You can look at your data.\n\nIs it wrong? They put it right.\n\nYou do not want it there? They delete it.',
      ],
      ar: [
        'يمكنك أن ترى ما يحتفظون به عنك.\n\nويمكنك أن تطلب تصحيحه أو حذفه.\n\nأمامهم ثلاثون يومًا، ويكتبون إليك حين ينتهون.',
        'يمكنك أن ترى بياناتك.\n\nهل فيها خطأ؟ يصححونه.\n\nلا تريدها هناك؟ يحذفونها.',
      ],
      es: [
        'Puedes ver lo que tienen sobre ti.\n\nPuedes pedir que lo corrijan o lo borren.\n\nTienen treinta días, y te escriben cuando está hecho.',
        'Puedes mirar tus datos.\n\n¿Están mal? Los corrigen.\n\n¿No los quieres ahí? Los borran.',
      ],
      fr: [
        'Tu peux voir ce qu’ils gardent sur toi.\n\nTu peux le faire corriger ou effacer.\n\nIls ont trente jours, et ils t’écrivent quand c’est fait.',
        'Tu peux regarder tes données.\n\nC’est faux ? Ils corrigent.\n\nTu n’en veux pas ? Ils effacent.',
      ],
      ru: [
        'Ты можешь увидеть, что о тебе хранят.\n\nТы можешь попросить это исправить или стереть.\n\nУ них есть тридцать дней. Когда всё сделано, тебе напишут.',
        'Ты можешь посмотреть свои данные.\n\nТам ошибка? Её исправят.\n\nНе хочешь, чтобы они там были? Их сотрут.',
      ],
      sw: [
        'Unaweza kuona wanachotunza kukuhusu.\n\nUnaweza kuomba kisahihishwe au kifutwe.\n\nWana siku thelathini, na wanakuandikia kazi ikiisha.',
        'Unaweza kutazama taarifa zako.\n\nZina kosa? Wanazisahihisha.\n\nHuzitaki huko? Wanazifuta.',
      ],
      zh: [
        '你可以查看他们保存了你的什么。\n\n你可以要求改正或者删除。\n\n他们有三十天时间，做完要写信告诉你。',
        '你可以看看自己的数据。\n\n有错吗？他们要改好。\n\n不想留着？他们要删掉。',
      ],
    },
  ),
];
