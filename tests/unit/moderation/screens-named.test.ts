import { describe, expect, it } from 'vitest';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { loadScreens } from '../../../server/screening/policy.ts';
import { ofOne, sentencesOfOne } from '../../prove/screening/phrases.ts';

const screens = loadScreens();
const screen = (text: string) => screenText({ text, previous: [], language: 'en' }, screens);
const asked = (text: string) =>
  screen(text)
    .findings.filter(({ verdict }) => verdict === 'ask')
    .map(({ rule, start, end }) => [rule, text.slice(start, end)]);

describe('what a child says that it is', () => {
  for (const [language, groups] of Object.entries(ofOne)) {
    it(`R138, R1063: is asked about as nobody's name and raises nothing, ${language}`, () => {
      expect(groups.length).toBeGreaterThan(10);
      for (const text of groups.flatMap((group) => sentencesOfOne(language, group))) {
        const { verdict, findings } = screen(text);
        expect([text, verdict, findings.filter(({ severity }) => severity > 0)]).toEqual([text, 'pass', []]);
      }
    });
  }

  it.each([
    'kids with ADHD need breaks',
    'kids with Autism should get help',
    'children with Down syndrome',
    'children with Disabilities',
    'We need ramps for children with Disabilities',
    'children from Ukraine need school places',
    'there should be places for children from Jordan',
    'I come from Syria and school is hard',
    'I am from Kosovo',
    'les enfants avec Autisme ont besoin d’aide',
    'I am Deaf and Autistic',
  ])('R1063: nor is where it comes from or what it has: %s', (text) => {
    expect(asked(text)).toEqual([]);
  });

  it.each([
    ['my name is Sami', 'Sami'],
    ['I am Lena Hartmann', 'Lena Hartmann'],
    ['I am Lena and I am Deaf', 'Lena'],
    ['I play with Lena in the park', 'Lena'],
    ['I am friends with Lena', 'Lena'],
    ['regards from Lena', 'Lena'],
    ['Tom told Lena my secret', 'Lena'],
    ['my friend Amina is Kurdish', 'Amina'],
    ['soy Lucía', 'Lucía'],
    ['Я Маша', 'Маша'],
    ['Mimi ni Juma', 'Juma'],
  ])('R1063: who it is is asked about as before: %s', (text, name) => {
    expect(asked(text)).toContainEqual(['person-name', name]);
  });
});
