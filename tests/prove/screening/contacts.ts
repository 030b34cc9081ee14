import type { Seeded } from '../../support/house/seeded.ts';

const platforms: Readonly<Record<string, readonly string[]>> = {
  en: [
    'insta',
    'Snapchat',
    'snap',
    'TikTok',
    'Discord',
    'Telegram',
    'WhatsApp',
    'Roblox',
    'Instagram',
    'steam',
  ],
  ar: ['سناب', 'انستا', 'تيك توك', 'تلغرام', 'ديسكورد', 'واتساب', 'روبلوكس'],
  fr: ['insta', 'Snapchat', 'snap', 'TikTok', 'Discord', 'Telegram', 'WhatsApp', 'Roblox', 'Fortnite'],
  es: [
    'insta',
    'Snapchat',
    'snap',
    'TikTok',
    'Discord',
    'Telegram',
    'WhatsApp',
    'wasap',
    'Roblox',
    'Free Fire',
  ],
  ru: ['инстаграм', 'Snapchat', 'тикток', 'TikTok', 'Discord', 'телеграм', 'тг', 'вк', 'вотсап', 'Roblox'],
  sw: [
    'insta',
    'Snapchat',
    'snap',
    'TikTok',
    'Discord',
    'Telegram',
    'WhatsApp',
    'watsap',
    'Roblox',
    'Free Fire',
  ],
  zh: ['微信', '抖音', 'QQ', '快手', '微博', 'vx', '小红书'],
};

const forms: Readonly<Record<string, readonly ((platform: string, handle: string) => string)[]>> = {
  en: [
    (platform, handle) => `add me on ${platform} ${handle}`,
    (platform, handle) => `my ${platform} is ${handle}`,
    (platform, handle) => `${platform}: ${handle}`,
    (platform, handle) => `find me on ${platform}, I am ${handle} there`,
    (platform, handle) => `${handle} on ${platform}`,
    (_platform, handle) => `write to @${handle}`,
    (platform, handle) => `my ${platform} name ${handle}`,
  ],
  ar: [
    (platform, handle) => `ضيفني على ${platform} ${handle}`,
    (platform, handle) => `حسابي على ${platform} ${handle}`,
    (platform, handle) => `${platform}: ${handle}`,
    (_platform, handle) => `راسلني @${handle}`,
  ],
  fr: [
    (platform, handle) => `ajoute-moi sur ${platform} ${handle}`,
    (platform, handle) => `mon ${platform} c’est ${handle}`,
    (platform, handle) => `${platform} : ${handle}`,
    (platform, handle) => `cherche-moi sur ${platform}, je suis ${handle} là-bas`,
    (platform, handle) => `${handle} sur ${platform}`,
    (_platform, handle) => `écris à @${handle}`,
    (platform, handle) => `mon pseudo ${platform} c'est ${handle}`,
  ],
  es: [
    (platform, handle) => `agrégame en ${platform} ${handle}`,
    (platform, handle) => `mi ${platform} es ${handle}`,
    (platform, handle) => `${platform}: ${handle}`,
    (platform, handle) => `búscame en ${platform}, ahí soy ${handle}`,
    (platform, handle) => `mi usuario de ${platform} es ${handle}`,
    (_platform, handle) => `escríbeme a @${handle}`,
  ],
  ru: [
    (platform, handle) => `добавь меня в ${platform} ${handle}`,
    (platform, handle) => `мой ${platform} это ${handle}`,
    (platform, handle) => `${platform}: ${handle}`,
    (platform, handle) => `найди меня в ${platform}, я там ${handle}`,
    (platform, handle) => `${handle} в ${platform}`,
    (_platform, handle) => `пиши @${handle}`,
    (platform, handle) => `мой ник в ${platform} ${handle}`,
  ],
  sw: [
    (platform, handle) => `niongeze kwenye ${platform} ${handle}`,
    (platform, handle) => `${platform} yangu ni ${handle}`,
    (platform, handle) => `${platform}: ${handle}`,
    (platform, handle) => `nitafute kwenye ${platform}, huko naitwa ${handle}`,
    (platform, handle) => `jina langu la ${platform} ni ${handle}`,
    (_platform, handle) => `niandikie @${handle}`,
  ],
  zh: [
    (platform, handle) => `加我${platform} ${handle}`,
    (platform, handle) => `我的${platform}是${handle}`,
    (platform, handle) => `${platform}: ${handle}`,
    (_platform, handle) => `找我 @${handle}`,
  ],
};

export function handleSentence(language: string, random: Seeded): string {
  const name = random.pick(['cool', 'star', 'luna', 'kid', 'wolf', 'sam', 'noor', 'xiao', 'dragon', 'moon']);
  const handle = random.pick([
    `${name}${random.below(90) + 10}`,
    `${name}.kid`,
    `${name}_girl`,
    `xx${name}${random.below(9) + 1}xx`,
    `${name}_${random.below(2000)}`,
  ]);
  const form = random.pick([...(forms[language] ?? [])]);
  const said = form(random.pick([...(platforms[language] ?? [])]), handle);
  return random.pick([said, said.toUpperCase(), said.replace(/o/g, 'о'), said.replace(/a/g, 'ɑ'), said]);
}

/** Links and addresses, each masked in one of the usual ways. */
export function linkSentence(language: string, random: Seeded): string {
  const name = random.pick(['coolkid', 'starpage', 'lunablog', 'gamehub', 'mypics', 'wolfden']);
  const end = random.pick(['com', 'net', 'org', 'gg', 'io']);
  const link = random.pick([
    `${name}.${end}`,
    `https://${name}.${end}/a`,
    `hxxps://${name}.${end}`,
    `${name}[.]${end}`,
    `${name} (dot) ${end}`,
    `${name} dot ${end}`,
    `${name} . ${end} / abc`,
    `www.${name}.${end}`,
    `${name}．${end}`,
    `${name}\u200B.${end}`,
  ]);
  const said: Readonly<Record<string, string>> = {
    en: `look at ${link} please`,
    ar: `شوف ${link} لو سمحت`,
    fr: `regarde ${link} s’il te plaît`,
    es: `mira ${link} porfa`,
    ru: `глянь ${link} пожалуйста`,
    sw: `angalia ${link} tafadhali`,
    zh: `看看 ${link} 吧`,
  };
  return said[language] ?? link;
}

export function mailSentence(language: string, random: Seeded): string {
  const name = random.pick(['cool.kid', 'star9', 'luna_m', 'gamer2012', 'noor']);
  const host = random.pick(['gmail', 'hotmail', 'yahoo', 'outlook']);
  const mail = random.pick([
    `${name}@${host}.com`,
    `${name} at ${host} dot com`,
    `${name} [at] ${host} [dot] com`,
    `${name}(at)${host}.com`,
    `${name} @ ${host} . com`,
    `${name}＠${host}．com`,
    `${name}@${host}`,
    [...`${name}@${host}.com`].join(' '),
  ]);
  const said: Readonly<Record<string, string>> = {
    en: `my mail ${mail}`,
    ar: `بريدي ${mail}`,
    fr: `mon mail ${mail}`,
    es: `mi correo ${mail}`,
    ru: `моя почта ${mail}`,
    sw: `barua pepe yangu ${mail}`,
    zh: `我的邮箱 ${mail}`,
  };
  return said[language] ?? mail;
}

const topics: Readonly<Record<string, readonly string[]>> = {
  en: [
    'I use % too much',
    '% should have an age limit',
    'On % people are mean',
    'My parents do not allow %',
    '% is boring',
    'My friends are all on % every day',
    'I like % because of the videos',
    'The law should make % safer',
    'Why is % open at night',
    'My % is private',
    'I deleted % last year',
    '% shows me too many adverts',
  ],
  ar: [
    'أستخدم % كثيرا',
    'يجب أن يكون % آمنا',
    'على % ناس سيئون',
    'أمي لا تسمح لي ب %',
    'تطبيق % ممل',
    'كل أصدقائي يستخدمون %',
  ],
  fr: [
    "J'utilise trop %",
    '% devrait avoir un âge minimum',
    'Sur % les gens sont méchants',
    "Mes parents m'interdisent %",
    '% est nul',
    'Mes amis sont tous sur % tous les jours',
    "J'aime % pour les vidéos",
    'La loi devrait rendre % plus sûr',
    'Pourquoi % est ouvert la nuit',
    'Mon % est privé',
    "J'ai supprimé % l'année dernière",
    '% me montre trop de publicités',
  ],
  es: [
    'Uso demasiado %',
    '% debería tener un límite de edad',
    'En % la gente es mala',
    'Mis padres no me dejan usar %',
    '% es aburrido',
    'Todos mis amigos están en % cada día',
    'Me gusta % por los videos',
    'La ley debería hacer más seguro %',
    'Mi % es privado',
    'Borré % el año pasado',
  ],
  ru: [
    'Я слишком много сижу в %',
    'Для % нужен возраст, с которого можно',
    'В % люди злые',
    'Родители запрещают мне %',
    '% – скучное приложение',
    '% – хорошая штука, но там реклама',
    'Все мои друзья каждый день в %',
    'Мне нравится % из-за видео',
    'Закон должен сделать % безопаснее',
    'Почему % открыт ночью',
    'Мой % закрыт',
    'Год назад у меня удалили %',
  ],
  sw: [
    'Natumia % kupita kiasi',
    '% inapaswa kuwa na umri wa chini',
    'Kwenye % watu ni wakorofi',
    'Wazazi wangu hawaniruhusu kutumia %',
    '% inachosha',
    'Marafiki zangu wote wako kwenye % kila siku',
    'Napenda % kwa sababu ya video',
    'Sheria iifanye % iwe salama zaidi',
    '% yangu ni ya faragha',
    'Niliifuta % mwaka jana',
  ],
  zh: ['我用%太多了', '%应该更安全', '%上有人骂人', '爸爸妈妈不让我用%', '%很无聊', '我的同学都在用%'],
};

/** What children say about platforms without giving anything away. */
export function topicSentence(language: string, random: Seeded): string {
  const platform = random.pick([...(platforms[language] ?? [])]);
  return random.pick([...(topics[language] ?? [])]).replace('%', platform);
}
