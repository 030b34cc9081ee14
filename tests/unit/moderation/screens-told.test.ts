import { describe, expect, it } from 'vitest';
import { screeningPacks } from '../../../locales/screening.ts';
import { cuePackOf, cuesWith } from '../../../server/core/moderation/cues.ts';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { packSchema } from '../../../server/core/moderation/screens/pack.ts';
import { loadScreens } from '../../../server/screening/policy.ts';

const screens = loadScreens();
const verdictOf = (text: string, list = screens) =>
  screenText({ text, previous: [], language: 'en' }, list).verdict;
const onDevice = Object.fromEntries(
  ['en', 'ar', 'es', 'fr', 'ru', 'sw', 'zh'].map((tag) => [
    tag,
    cuesWith(cuePackOf(packSchema.parse(screeningPacks[tag]))),
  ]),
);

// Made up by who wrote the screens; nobody who works with children and no native speaker has read these.
const told: Readonly<Record<string, readonly string[]>> = {
  en: [
    'a man in the game asks me for nudes',
    'a man online writes to me every day and asks me for nudes',
    'my coach writes me and touches my private parts',
    'my dad hits me, for example when i come home late',
    'my dad hits me in the game room',
    'the law says nothing but my dad hits me',
    'the law should help because my dad hits me',
    'a child says it is wrong but my dad hits me',
    'my dad hits me and a child says nothing',
    'my brother beat me at fifa and my dad hits me',
    'in the book... my dad hits me',
  ],
  fr: [
    'mon père me frappe par exemple quand je rentre tard',
    'un homme dans le jeu me demande des nudes',
    'mon père me frappe et un enfant dit rien',
    'la loi devrait nous aider parce que mon père me frappe',
  ],
  es: [
    'mi papá me pega por ejemplo con el cinto',
    'un hombre en el juego me pide fotos',
    'la ley dice que no pero mi papá me pega',
  ],
  ru: [
    'папа меня бьёт например ремнём',
    'в игре мужчина просит у меня голые фото',
    'дети говорят разное а папа меня бьёт',
  ],
  ar: ['ابي يضربني مثلا لما ارجع متاخر', 'رجل في اللعبة يطلب مني صور', 'القانون ما يساعد لكن ابي يضربني'],
  sw: [
    'baba ananipiga kwa mfano nikichelewa',
    'mtu kwenye mchezo ananiomba picha za uchi',
    'sheria inasema hapana lakini baba ananipiga',
  ],
  zh: ['我爸爸打我，比如昨天晚上', '游戏里有个男人要我发裸照', '他不经过我同意就发我的裸照'],
};

const ofOthers = [
  'children who say my dad hits me should be heard',
  'If a child says "my dad hits me", teachers should listen',
  'someone says he hits me',
  'in the book my dad hits me',
  'imagine my dad hits me',
  'Si un enfant dit « mon père me frappe », il faut écouter',
  'los niños que dicen mi papá me pega tienen razón',
  'если ребёнок пишет папа меня бьёт',
  'الاطفال الذين يقولون ابي يضربني',
  'mtoto akisema baba ananipiga',
  '如果孩子说“爸爸打我”，老师应该听',
];

describe('what is told beside other words', () => {
  for (const [tag, texts] of Object.entries(told)) {
    it.each(texts)(`R137, R1062: help is offered, on the device and on the server, ${tag}: %s`, (text) => {
      expect(verdictOf(text)).toBe('help');
      expect(verdictOf(text, onDevice[tag])).toBe('help');
    });
  }

  it.each(ofOthers)('R137, R1062: what is said of others goes to a person: %s', (text) => {
    expect(verdictOf(text)).toBe('hold');
  });

  it.each([
    '我想死，你们别管我',
    '我想死你知道吗',
    '我真的想死，你们不要告诉我妈',
    'мне лучше умереть чем так жить',
    'лучше умереть чем вернуться к отчиму я хочу умереть',
    'лучше умереть чем идти домой',
  ])('R691: the words of an idiom are a telling where the idiom is not: %s', (text) => {
    expect(verdictOf(text)).toBe('help');
  });

  it.each(['我想死你了', '我想死你们了', 'лучше умереть чем сидеть на алгебре'])(
    'R691: what only sounds like it offers none: %s',
    (text) => {
      expect(verdictOf(text)).not.toBe('help');
    },
  );
});

describe('how it is typed', () => {
  it.each([
    'i don´t want to live',
    'i don`t want to live',
    'i donʼt want to live',
    'i don′t want to live',
    'i don‛t want to live',
    'I can´t go on',
    'mon père m´a frappé',
    'mon père m`a frappé',
    'my dad... hits me',
    'my dad...hits me',
    'my dad.. hits me',
    'mi papá... me pega',
    'Je veux... mourir',
    'я хочу... умереть',
    'nataka... kufa',
    'اريد... ان اموت',
    'اريد… ان اموت',
    '我想……死',
    '我想。。。死',
  ])('R1061: no apostrophe and no pause hides what is told: %s', (text) => {
    expect(verdictOf(text)).toBe('help');
  });

  it('R1061: nor a name', () => {
    for (const text of ['je m´appelle lena et je veux des arbres', 'my name is... lena', 'je m`appelle lena'])
      expect(verdictOf(text), text).toBe('ask');
  });

  it('R1061: one dot ends a sentence as before', () => {
    expect(verdictOf('I like my dad. Hits me every time, that song.')).toBe('pass');
  });

  const overLines = [
    'i want\nto die',
    'my dad\nhits me',
    'my dad\r\nhits me',
    'mon père\nme frappe',
    'mi papá\nme pega',
    'папа меня\nбьёт',
    'ابي\nيضربني',
    'baba\nananipiga',
    '我爸爸\n打我',
  ];
  it.each(overLines)('R1352: no line that only breaks off hides what is told: %j', (text) => {
    expect(verdictOf(text)).toBe('help');
  });

  it('R1352: wherever the line breaks', () => {
    for (const [language, texts] of Object.entries(told))
      for (const text of texts)
        for (const { index } of text.matchAll(/ |(?<=\p{Script=Han})(?=\p{Script=Han})/gu)) {
          const broken = `${text.slice(0, index)}\n${text.slice(index).trimStart()}`;
          for (const list of [screens, onDevice[language]])
            expect(verdictOf(broken, list), broken).toBe('help');
        }
  });

  it('R1352: nor a threat or a sign of grooming', () => {
    for (const text of ['i will\nkill you', "don't tell\nyour parents about us"])
      expect(verdictOf(text), text).toBe('hold');
  });

  it('R1352: a full stop ends it, and an empty line, and what one line tells no other takes away', () => {
    for (const text of [
      'I like my dad.\nHits me every time, that song.',
      'less of my dad\n\nhits me, that song',
    ])
      expect(verdictOf(text), text).toBe('pass');
    expect(verdictOf('i want to die\nlaughing')).toBe(verdictOf('i want to die'));
  });
});
