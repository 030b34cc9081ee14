import { describe, expect, it } from 'vitest';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { loadScreens } from '../../../server/screening/policy.ts';

const screens = loadScreens();
const verdictOf = (text: string) => screenText({ text, previous: [], language: 'en' }, screens).verdict;

describe('what is told beside other words', () => {
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
});
