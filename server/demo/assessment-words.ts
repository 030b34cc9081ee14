import { atLevels } from './in-each.ts';

/** The assessments of the demo in words for children. */
export const impactWords = atLevels(
  {
    en: [
      'We asked ourselves what this could do to you. You might be overheard, or hurt by what somebody writes. So adults read first, and nobody learns your name. Not every language is here yet.',
      'We thought about what could hurt you. So adults read first. Nobody learns your name.',
    ],
    ar: [
      'سألنا أنفسنا ماذا قد يحدث لك هنا. قد يؤذيك ما يكتبه أحد. لذلك يقرأ الكبار أولًا، ولا يعرف أحد اسمك. وليست كل اللغات هنا بعد.',
      'فكرنا فيما قد يؤذيك. لذلك يقرأ الكبار أولًا. ولا يعرف أحد اسمك.',
    ],
    es: [
      'Pensamos en qué podría pasarte aquí. Alguien podría escuchar, o hacerte daño con lo que escribe. Por eso primero leen adultos, y nadie sabe tu nombre. Todavía no están todas las lenguas.',
      'Pensamos en qué podría hacerte daño. Por eso primero leen adultos. Nadie sabe tu nombre.',
    ],
    fr: [
      'Nous avons réfléchi à ce qui pourrait t’arriver ici. Quelqu’un pourrait t’entendre, ou te blesser par ses mots. Alors des adultes lisent d’abord, et personne n’apprend ton nom. Toutes les langues ne sont pas encore là.',
      'Nous avons réfléchi à ce qui pourrait te blesser. Alors des adultes lisent d’abord. Personne n’apprend ton nom.',
    ],
    ru: [
      'Мы подумали, что может с тобой здесь случиться. Кто-то может подслушать или обидеть словами. Поэтому сначала читают взрослые, и никто не узнает твоё имя. Здесь пока не все языки.',
      'Мы подумали, что может тебе навредить. Поэтому сначала читают взрослые. Никто не узнает твоё имя.',
    ],
    sw: [
      'Tulijiuliza hili linaweza kukufanyia nini. Mtu anaweza kukusikia, au kukuumiza kwa anachoandika. Kwa hiyo watu wazima wanasoma kwanza, na hakuna anayejua jina lako. Bado si kila lugha iko hapa.',
      'Tulifikiri nini kinaweza kukuumiza. Kwa hiyo watu wazima wanasoma kwanza. Hakuna anayejua jina lako.',
    ],
    zh: [
      '我们想过，这件事会给你带来什么。别人写的话可能会伤到你。所以大人先读，没有人知道你的名字。还有一些语言没有。',
      '我们想过什么会伤到你。所以大人先读。没有人知道你的名字。',
    ],
  },
  (body, at) => ({ ...at, body }),
);

export const dataWords = atLevels(
  {
    en: [
      'We keep your words and no name. Only people who check messages read them before others. On the last day everything is destroyed.',
      'We keep your words. We keep no name. On the last day all is gone.',
    ],
    ar: [
      'نحتفظ بكلماتك دون اسم. ولا يقرؤها قبل غيرهم إلا من يراجع الرسائل. وفي اليوم الأخير يُتلف كل شيء.',
      'نحتفظ بكلماتك دون اسم. وفي اليوم الأخير يذهب كل شيء.',
    ],
    es: [
      'Guardamos tus palabras, y ningún nombre. Antes que los demás solo las leen quienes revisan los mensajes. El último día se destruye todo.',
      'Guardamos tus palabras. No guardamos ningún nombre. El último día se borra todo.',
    ],
    fr: [
      'Nous gardons tes mots, et aucun nom. Avant les autres, seuls ceux qui relisent les messages les lisent. Le dernier jour, tout est détruit.',
      'Nous gardons tes mots. Nous ne gardons aucun nom. Le dernier jour, tout est effacé.',
    ],
    ru: [
      'Мы храним твои слова, а имени у нас нет. Раньше других их читают только те, кто проверяет сообщения. В последний день всё уничтожают.',
      'Мы храним твои слова. Имени у нас нет. В последний день всё исчезнет.',
    ],
    sw: [
      'Tunatunza maneno yako bila jina. Wanaokagua ujumbe tu ndio wanayasoma kabla ya wengine. Siku ya mwisho yote yanateketezwa.',
      'Tunatunza maneno yako. Hatutunzi jina. Siku ya mwisho yote yanafutwa.',
    ],
    zh: [
      '我们保存你的话，不保存名字。只有审核的人会先读到。到最后一天，全部销毁。',
      '我们保存你的话，不保存名字。最后一天全部销毁。',
    ],
  },
  (body, at) => ({ ...at, body }),
);
