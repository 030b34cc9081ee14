import { describe, expect, it } from 'vitest';
import { screeningPacks } from '../../../locales/screening.ts';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { packSchema } from '../../../server/core/moderation/screens/pack.ts';
import { loadScreens } from '../../../server/screening/policy.ts';

const screens = loadScreens();
const verdictOf = (text: string, language: string) =>
  screenText({ text, previous: [], language }, screens).verdict;

/** A child's own death, as it is said of tonight, of what is planned and of what was done. Nobody who works with children has read these. */
const urgent: Readonly<Record<string, readonly string[]>> = {
  en: [
    'I will kill myself',
    'I’ll kill myself tonight',
    'Ill kill myself',
    'I would kill myself',
    'im going to kill myself',
    'I am about to kill myself',
    'I just want to die',
    'I really want to die',
    'I’ve been thinking about dying',
    'I have a plan to kill myself',
    'I swallowed all the pills',
    'I wrote a goodbye letter',
  ],
  ar: ['سأقتل نفسي', 'هقتل نفسي', 'رح انتحر', 'بدي موت', 'شربت كل الحبوب', 'سأنهي حياتي الليلة'],
  es: ['Me mataré', 'me voy a tirar por la ventana', 'esta noche me mato', 'me tomé todas las pastillas'],
  fr: ['Je me tuerai ce soir', 'ce soir je me tue', 'j’ai pris tous les médicaments', 'je me suiciderai'],
  ru: ['Я убью себя', 'я себя убью', 'я покончу с собой', 'я прыгну с крыши', 'я выпила все таблетки'],
  sw: ['Nitakufa leo', 'nitakunywa sumu', 'nitajitoa uhai', 'nitamaliza maisha yangu'],
  zh: ['我会自杀', '我今晚要自杀', '我会杀了自己', '我要跳楼', '我把药都吃了'],
};

const ordinary: Readonly<Record<string, readonly string[]>> = {
  en: [
    'I will kill it in the game',
    'I would die for chocolate',
    'I took pills against a cold',
    'I want to end bullying',
  ],
  ar: ['سأموت من الضحك'],
  es: ['me muero de risa', 'voy a matar el tiempo'],
  fr: ['je vais tuer le temps', 'je vais sauter à la corde'],
  ru: ['умираю со смеху', 'я убью время'],
  sw: ['nataka kula'],
  zh: ['笑死我了', '我要饿死了'],
};

describe('what cannot wait', () => {
  it.each(Object.entries(urgent))(
    'R691: help is offered, in every tense, to a child that says it will end its life: %s',
    (language, texts) => {
      expect(texts.filter((text) => verdictOf(text, language) !== 'help')).toEqual([]);
    },
  );

  it.each(Object.entries(ordinary))('R691: and not for what only sounds like it: %s', (language, texts) => {
    expect(texts.filter((text) => verdictOf(text, language) === 'help')).toEqual([]);
  });

  it('R692: no pattern of a disclosure says a word twice, as “i {want}” does with “i will” among its ways', () => {
    const twice = Object.entries(screeningPacks).flatMap(([language, pack]) => {
      const { slots, disclosure } = packSchema.parse(pack);
      return Object.values(disclosure)
        .flat()
        .flatMap((pattern) =>
          [...pattern.matchAll(/(\S+) \{(\w+)\}/gu)].flatMap(([, before = '', slot = '']) =>
            (slots[slot] ?? [])
              .filter((way) => way.split(' ')[0] === before)
              .map((way) => `${language}: ${pattern} with ${way}`),
          ),
        );
    });
    expect(twice).toEqual([]);
  });
});
