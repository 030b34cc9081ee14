/** In this order stand the columns below. */
const languages = ['en', 'ar', 'fr', 'es', 'ru', 'sw', 'zh'] as const;

/** What General Comment 25, paragraph 11, names, in its order. */
export const named = [
  'sex',
  'disability',
  'socioeconomic background',
  'ethnic or national origin',
  'language',
  'minority',
  'indigenous',
  'asylum-seeking',
  'refugee',
  'migrant',
  'lesbian',
  'gay',
  'bisexual',
  'transgender',
  'intersex',
  'trafficking',
  'sexual exploitation',
  'alternative care',
  'deprived of liberty',
] as const;

/** Item and, where it is no title, each language: a line an item, so that none has one and another has not. */
function byLanguage(
  table: string,
): Readonly<Record<string, readonly (readonly [item: string, words: string])[]>> {
  const lines = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const rows = lines.filter((cells) => cells.length > 1);
  return Object.fromEntries(
    languages.map((language, at) => [
      language,
      rows.flatMap(([item = '', ...words]) => (words[at] ? [[item, words[at]] as const] : [])),
    ]),
  );
}

/** Each item of that paragraph, and those beside it whom lists of words often hit. The first is nobody in particular. */
export const groupsNamed = byLanguage(`
  anybody | children | الأطفال | les enfants | niños | детей | watoto | 孩子
  sex | girls | الفتيات | les filles | niñas | девочек | wasichana | 女孩
  disability | disabled children | الأطفال ذوو الإعاقة | les enfants handicapés | niños con discapacidad | детей с инвалидностью | watoto wenye ulemavu | 残疾儿童
  socioeconomic background | poor children | الأطفال الفقراء | les enfants pauvres | niños pobres | бедных детей | watoto maskini | 贫困儿童
  ethnic or national origin | Black children | الأطفال السود | les enfants noirs | niños negros | чернокожих детей | watoto weusi | 黑人孩子
  language | children who speak Kurdish | الأطفال الذين يتكلمون الكردية | les enfants qui parlent kurde | niños que hablan kurdo | детей, говорящих по-курдски | watoto wanaosema Kikurdi | 说库尔德语的孩子
  minority | Roma children | أطفال الغجر | les enfants roms | niños gitanos | детей-ромов | watoto Waroma | 罗姆儿童
  indigenous | indigenous children | أطفال الشعوب الأصلية | les enfants autochtones | niños indígenas | детей коренных народов | watoto wa jamii asilia | 原住民儿童
  asylum-seeking | asylum-seeking children | الأطفال طالبو اللجوء | les enfants demandeurs d’asile | niños solicitantes de asilo | детей, просящих убежища | watoto wanaoomba hifadhi | 寻求庇护的孩子
  refugee | refugee children | الأطفال اللاجئون | les enfants réfugiés | niños refugiados | детей-беженцев | watoto wakimbizi | 难民儿童
  migrant | migrant children | الأطفال المهاجرون | les enfants migrants | niños migrantes | детей-мигрантов | watoto wahamiaji | 移民儿童
  lesbian | lesbian girls | الفتيات المثليات | les filles lesbiennes | niñas lesbianas | девочек-лесбиянок | wasichana wasagaji | 女同性恋孩子
  gay | gay children | الأطفال المثليون | les enfants gays | niños gais | детей-геев | watoto mashoga | 同性恋孩子
  bisexual | bisexual children | الأطفال مزدوجو الميل الجنسي | les enfants bisexuels | niños bisexuales | бисексуальных детей | watoto wanaopenda jinsia zote | 双性恋孩子
  transgender | trans children | الأطفال العابرون | les enfants trans | niños trans | трансгендерных детей | watoto waliobadili jinsia | 跨性别孩子
  intersex | intersex children | الأطفال ثنائيو الجنس | les enfants intersexes | niños intersexuales | детей-интерсексов | watoto wenye jinsia tata | 间性儿童
  trafficking | trafficked children | ضحايا الاتجار بالأطفال | les enfants victimes de la traite | niños víctimas de trata | детей, пострадавших от торговли людьми | watoto waliosafirishwa kwa magendo | 被拐卖的孩子
  sexual exploitation | victims of sexual exploitation | ضحايا الاستغلال الجنسي | les victimes d’exploitation sexuelle | víctimas de explotación sexual | жертв сексуальной эксплуатации | waathirika wa unyonyaji wa kingono | 性剥削的受害者
  alternative care | children in care | الأطفال في دور الرعاية | les enfants placés | niños en acogida | детей из детских домов | watoto wanaolelewa kwenye vituo | 福利院的孩子
  deprived of liberty | children in prison | الأطفال في السجن | les enfants en prison | niños en prisión | детей в тюрьмах | watoto walio gerezani | 被关押的孩子
  stateless | stateless children | الأطفال عديمو الجنسية | les enfants apatrides | niños sin nacionalidad | детей без гражданства | watoto wasio na uraia | 无国籍儿童
  Muslim | Muslim children | الأطفال المسلمون | les enfants musulmans | niños musulmanes | детей-мусульман | watoto Waislamu | 穆斯林孩子
  Jewish | Jewish children | الأطفال اليهود | les enfants juifs | niños judíos | еврейских детей | watoto Wayahudi | 犹太孩子
  homeless | homeless children | الأطفال المشردون | les enfants sans abri | niños sin hogar | бездомных детей | watoto wa mitaani | 流浪儿童
  rural | rural children | أطفال الريف | les enfants de la campagne | niños del campo | сельских детей | watoto wa vijijini | 农村孩子
`);

/**
 * One of a group, as a child writes it of itself, with a capital where there are any. The first is nobody in particular, and “A/B” are two. Nobody says
 * “I am a girl of …” of a language it speaks: its people says it.
 */
export const onesNamed = byLanguage(`
  anybody | quiet | هادئ | timide | tímida | тихая | mtulivu | 很安静的
  sex | Female | بنت | Fille | Niña | Девочка | Msichana | 女孩
  disability | Deaf/Autistic/Dyslexic/Deafblind/Bipolar | أصم/كفيفة/توحدي/متلعثم | Sourd/Sourde/Autiste/Bègue/Malvoyante | Sorda/Autista/Tartamuda/Sordociego | Глухая/Инвалид/Слабовидящая/Заика/Незрячий/Колясочник | Kiziwi/Albino/Kilema/Mlemavu/Zeruzeru | 聋人/盲人/自闭症孩子
  socioeconomic background | Poor | فقير | Pauvre | Pobre | Бедная | Maskini | 穷人家的孩子
  ethnic or national origin | Kurdish/Palestinian/Syrian/Black | كردي/سورية/فلسطينية | Kurde/Palestinienne/Algérien/Syrienne/Noire/Corse | Palestina/Venezolana/Siria/Raizal | Чеченец/Татарка/Таджик/Карачаевка | Msomali/Mhindi/Mpemba/Mkomori | 库尔德人/叙利亚人
  language | Basque/Welsh/Catalan | أمازيغي | Bretonne/Basque/Peule/Wolof | Vasca/Gallega/Catalana | Карелка/Русин | Mjaluo/Mkuria/Mrangi/Mbajuni | 藏族
  minority | Roma/Dalit/Yazidi/Traveller/Jewish/Muslim/Amish | غجري/إيزيدية/قبطي | Rom/Gitane/Juive/Musulmane | Gitana/Judía/Musulmana/Menonita | Цыган/Цыганка/Еврейка/Мусульманка/Старообрядец | Mwislamu/Mkristo/Myahudi/Mhindu | 罗姆人/穆斯林
  indigenous | Sami/Maasai/Uyghur/Mohawk/Lakota | نوبي | Kanak/Innue/Touarègue | Indígena/Mapuche/Maya/Shuar/Kichwa | Ненка/Эвенк/Нивх/Саам | Mmasai/Mpare/Msambaa/Mngoni/Mbulu/Mkikuyu/Mluo/Ogiek | 维吾尔族/苗族
  asylum-seeking | Unaccompanied | طالب لجوء | Demandeur d’asile | Solicitante de asilo | Соискатель убежища | Mwomba hifadhi | 寻求庇护的人
  refugee | Displaced | لاجئ/نازحة | Réfugiée/Exilé | Refugiada/Desplazado | Беженка/Переселенец | Mkimbizi | 难民
  migrant | Undocumented | مهاجرة | Migrante/Immigré | Migrante/Indocumentada | Мигрантка | Mhamiaji | 移民
  lesbian | Lesbian | مثلية | Lesbienne | Lesbiana | Лесбиянка | Msagaji | 女同性恋
  gay | Gay | مثلي | Gay | Gay | Гей | Shoga | 同性恋
  bisexual | Bisexual | مزدوج الميل | Bisexuelle | Bisexual | Бисексуалка | Bisexual | 双性恋
  transgender | Trans | عابرة | Trans | Trans | Трансгендер | Transgender | 跨性别
  intersex | Intersex/Hijra | ثنائي الجنس | Intersexe/Asexuel | Intersexual/Muxe | Интерсекс/Асексуалка | Mhuntha/Huntha | 间性人
  trafficking | Trafficked | ضحية اتجار | Victime de la traite | Víctima de trata | Жертва торговли людьми | Mhanga | 被拐卖的孩子
  sexual exploitation | Exploited | ضحية استغلال | Exploitée | Explotada | Пострадавшая | Mwathirika | 受害者
  alternative care | Fostered/Adopted | يتيم/يتيمة | Placée/Pupille | Adoptada/Tutelado | Сирота/Детдомовка/Приёмная | Yatima | 孤儿
  deprived of liberty | Imprisoned | سجين | Détenu | Preso | Заключённый | Mfungwa | 被关押的孩子
  stateless | Stateless | عديم الجنسية | Apatride | Apátrida | Апатрид | Asiye na uraia | 无国籍的人
`);

const wordsOf = (rows: ReturnType<typeof byLanguage>) =>
  Object.fromEntries(
    Object.entries(rows).map(([language, found]) => [
      language,
      found.flatMap(([, words]) => words.split('/')),
    ]),
  );
export const groups: Readonly<Record<string, readonly string[]>> = wordsOf(groupsNamed);
export const ofOne: Readonly<Record<string, readonly string[]>> = wordsOf(onesNamed);

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

const aboutOne: Readonly<Record<string, readonly string[]>> = {
  en: 'I am %.|I am % and I want to be heard.|im % and nobody asks me|My friend is % and so am I.|kids who are % should decide too'.split(
    '|',
  ),
  fr: 'Je suis %.|Je suis % et je veux qu’on m’écoute.|Moi je suis % et personne ne me demande'.split('|'),
  es: 'Soy %.|Soy % y quiero que me escuchen.|yo soy % y nadie me pregunta'.split('|'),
  ru: 'Я %.|Я % и хочу, чтобы меня слушали.|Я % и меня никто не спрашивает'.split('|'),
  sw: 'Mimi ni %.|Mimi ni % na nataka kusikilizwa.|mimi ni % na hakuna anayeniuliza'.split('|'),
  ar: 'أنا %.|أنا % وأريد أن يسمعني الناس.'.split('|'),
  zh: '我是%。|我是%，我想说话。'.split('|'),
};

export function sentencesOfOne(language: string, group: string): string[] {
  return (aboutOne[language] ?? []).map((form) => form.replace('%', group));
}
