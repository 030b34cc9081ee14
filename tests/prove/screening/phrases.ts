import { planted } from '../../../locales/planted.ts';

/** Written by no professional and no native speaker of every language: a first bar, no proof for real use. */
export const disclosures: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(planted).map(([language, { disclosures: said }]) => [language, said]),
);

/** What is said of harm in general: a hundred a language. */
export function policySentences(language: string): readonly string[] {
  return planted[language]?.general ?? [];
}

/** General Comment 25, paragraph 11, and those beside them whom lists of words often hit. The first is nobody in particular. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  en: `children|girls|disabled children|refugee children|migrant children|Roma children|indigenous children|gay children|lesbian girls|trans children|Muslim children|Jewish children|Black children|poor children|homeless children|children in care|rural children|children in prison|stateless children|victims of sexual exploitation`.split(
    '|',
  ),
  ar: `الأطفال|الفتيات|الأطفال ذوو الإعاقة|الأطفال اللاجئون|الأطفال المهاجرون|أطفال الغجر|أطفال الشعوب الأصلية|الأطفال المثليون|الأطفال العابرون|الأطفال المسلمون|الأطفال اليهود|الأطفال السود|الأطفال الفقراء|الأطفال المشردون|أطفال الريف|الأطفال في السجن|ضحايا الاستغلال الجنسي`.split(
    '|',
  ),
  fr: `les enfants|les filles|les enfants handicapés|les enfants réfugiés|les enfants migrants|les enfants roms|les enfants autochtones|les enfants gays|les filles lesbiennes|les enfants trans|les enfants musulmans|les enfants juifs|les enfants noirs|les enfants pauvres|les enfants sans abri|les enfants placés|les enfants de la campagne|les enfants en prison|les enfants apatrides|les victimes d’exploitation sexuelle`.split(
    '|',
  ),
  es: `niños|niñas|niños con discapacidad|niños refugiados|niños migrantes|niños gitanos|niños indígenas|niños gais|niñas lesbianas|niños trans|niños musulmanes|niños judíos|niños negros|niños pobres|niños sin hogar|niños en acogida|niños del campo|niños en prisión|niños sin nacionalidad|víctimas de explotación sexual`.split(
    '|',
  ),
  ru: `детей|девочек|детей с инвалидностью|детей-беженцев|детей-мигрантов|детей-ромов|детей коренных народов|детей-геев|девочек-лесбиянок|трансгендерных детей|детей-мусульман|еврейских детей|чернокожих детей|бедных детей|бездомных детей|детей из детских домов|сельских детей|детей в тюрьмах|детей без гражданства|жертв сексуальной эксплуатации`.split(
    '|',
  ),
  sw: `watoto|wasichana|watoto wenye ulemavu|watoto wakimbizi|watoto wahamiaji|watoto Waroma|watoto wa jamii asilia|watoto mashoga|wasichana wasagaji|watoto waliobadili jinsia|watoto Waislamu|watoto Wayahudi|watoto weusi|watoto maskini|watoto wa mitaani|watoto wanaolelewa kwenye vituo|watoto wa vijijini|watoto walio gerezani|watoto wasio na uraia|waathirika wa unyonyaji wa kingono`.split(
    '|',
  ),
  zh: `孩子|女孩|残疾儿童|难民儿童|移民儿童|罗姆儿童|原住民儿童|同性恋孩子|跨性别孩子|穆斯林孩子|犹太孩子|黑人孩子|贫困儿童|流浪儿童|农村孩子|被关押的孩子|性剥削的受害者`.split(
    '|',
  ),
};
const aboutGroups: Readonly<Record<string, readonly string[]>> = {
  en: `I think % should be heard.|Nobody asks % what they want.|% need safe parks and good schools.|We are % and we want to take part.|The law forgets %.|My friends are % and they use TikTok.|% are as smart as anyone.|Why do people hate %?|I want % to play with us.|Adults should listen to %.`.split(
    '|',
  ),
  ar: `أعتقد أن % يجب أن يسمعهم الناس.|لا أحد يسأل % ماذا يريدون.|يحتاج % إلى مدارس جيدة.|نحن % ونريد أن نشارك.|القانون ينسى %.|لماذا يكره الناس %؟|أريد أن يلعب % معنا.|يجب أن يستمع الكبار إلى %.`.split(
    '|',
  ),
  fr: `Je pense qu’il faut écouter %.|Personne ne demande ce que veulent %.|Il faut des parcs sûrs et de bonnes écoles pour %.|Nous voulons participer avec %.|La loi oublie %.|Mes amis sont comme % et ils utilisent TikTok.|On est aussi malin que %.|Pourquoi des gens détestent % ?|Je veux jouer avec %.|Les adultes devraient écouter %.`.split(
    '|',
  ),
  es: `Creo que hay que escuchar a %.|Nadie pregunta a % qué quieren.|Hay % que necesitan parques seguros y buenas escuelas.|Somos % y queremos participar.|La ley se olvida de %.|Mis amigos son % y usan TikTok.|¿Por qué hay gente que odia a %?|Quiero jugar con %.|Los adultos deberían escuchar a %.`.split(
    '|',
  ),
  ru: `Я думаю, надо услышать %.|Никто не спрашивает %, чего они хотят.|Для % нужны безопасные парки и хорошие школы.|Нас, %, тоже надо звать.|Закон забывает про %.|У меня есть друзья из числа % и они любят ТикТок.|Почему некоторые ненавидят %?|Я хочу играть вместе с теми, кто из %.|Взрослые должны слушать %.`.split(
    '|',
  ),
  sw: `Nadhani % wanapaswa kusikilizwa.|Hakuna anayewauliza % wanataka nini.|Wapo % wanaohitaji bustani salama na shule nzuri.|Sisi ni % na tunataka kushiriki.|Sheria inawasahau %.|Marafiki zangu ni % na wanatumia TikTok.|Kwa nini watu wanawachukia %?|Nataka kucheza na %.|Watu wazima wawasikilize %.`.split(
    '|',
  ),
  zh: `我觉得%应该被听到。|没有人问%想要什么。|%需要安全的公园和好学校。|我们是%，我们想参加。|法律忘了%。|为什么有人讨厌%？|我想和%一起玩。|大人应该听%说话。`.split(
    '|',
  ),
};

export function sentencesAbout(language: string, group: string): string[] {
  return (aboutGroups[language] ?? []).map((form) => form.replace('%', group));
}

/** One of a group, as a child writes it of itself, with a capital. The first is nobody in particular. No language without capitals has any. */
export const ofOne: Readonly<Record<string, readonly string[]>> = {
  en: 'quiet|Deaf|Autistic|Dyslexic|Kurdish|Dalit|Sami|Maasai|Yazidi|Uyghur|Traveller|Palestinian|Bisexual|Muslim|Jewish|Roma|Black|Trans|Syrian'.split(
    '|',
  ),
  fr: 'timide|Sourd|Sourde|Autiste|Musulmane|Juive|Kurde|Gitane|Rom|Palestinienne|Algérien|Syrienne|Lesbienne|Noire'.split(
    '|',
  ),
  es: 'tímida|Gitana|Sorda|Autista|Musulmana|Judía|Indígena|Mapuche|Palestina|Venezolana|Bisexual|Siria|Refugiada'.split(
    '|',
  ),
  ru: 'тихая|Цыган|Цыганка|Мусульманка|Еврейка|Чеченец|Татарка|Глухая|Инвалид|Сирота|Беженка|Таджик|Лесбиянка'.split(
    '|',
  ),
  sw: 'mtulivu|Msomali|Mmasai|Mwislamu|Mkristo|Kiziwi|Albino|Mkimbizi|Mluo|Mkikuyu|Mhindi|Mpemba|Yatima'.split(
    '|',
  ),
};
const aboutOne: Readonly<Record<string, readonly string[]>> = {
  en: 'I am %.|I am % and I want to be heard.|im % and nobody asks me|My friend is % and so am I.|kids who are % should decide too'.split(
    '|',
  ),
  fr: 'Je suis %.|Je suis % et je veux qu’on m’écoute.|Moi je suis % et personne ne me demande'.split('|'),
  es: 'Soy %.|Soy % y quiero que me escuchen.|yo soy % y nadie me pregunta'.split('|'),
  ru: 'Я %.|Я % и хочу, чтобы меня слушали.|Я % и меня никто не спрашивает'.split('|'),
  sw: 'Mimi ni %.|Mimi ni % na nataka kusikilizwa.|mimi ni % na hakuna anayeniuliza'.split('|'),
};

export function sentencesOfOne(language: string, group: string): string[] {
  return (aboutOne[language] ?? []).map((form) => form.replace('%', group));
}
