import { describe, expect, it } from 'vitest';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { loadScreens } from '../../../server/screening/policy.ts';
import { groupsNamed, named, ofOne, onesNamed, sentencesOfOne } from '../../prove/screening/groups.ts';

const screens = loadScreens();
const screen = (text: string) => screenText({ text, previous: [], language: 'en' }, screens);
const asked = (text: string) =>
  screen(text)
    .findings.filter(({ verdict }) => verdict === 'ask')
    .map(({ rule, start, end }) => [rule, text.slice(start, end)]);

it('R138: each group of paragraph 11 is named in every language that has screens, as many and as one', () => {
  const everywhere = ['ar', 'en', 'es', 'fr', 'ru', 'sw', 'zh'];
  for (const rows of [groupsNamed, onesNamed]) {
    expect(Object.keys(rows).sort()).toEqual(everywhere);
    const items = rows.en?.map(([item]) => item) ?? [];
    expect(items).toEqual(expect.arrayContaining([...named]));
    expect(new Set(items).size).toBe(items.length);
    for (const language of everywhere) {
      expect(
        rows[language]?.map(([item]) => item),
        language,
      ).toEqual(items);
      expect(new Set(rows[language]?.map(([, words]) => words)).size, language).toBe(items.length);
    }
  }
});

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
    'we come from Syria',
    'she is a girl from Jordan',
    'les enfants avec Autisme ont besoin d’aide',
    'I am Deaf and Autistic',
  ])('R1063: nor is where it comes from or what it has: %s', (text) => {
    expect(asked(text)).toEqual([]);
  });

  it.each([
    ['my name is Sami', 'Sami'],
    ['his name is Sami', 'Sami'],
    ['I was hit by a boy called Sami', 'Sami'],
    ['my friend Sami hits me', 'Sami'],
    ['I play with Sami', 'Sami'],
    ['my teacher is called Blanche', 'Blanche'],
    ['mi hermana se llama Siria', 'Siria'],
    ['the photos are from Anna', 'Anna'],
    ['The mean messages came from Lena Braun', 'Lena Braun'],
    ['I am Lena Hartmann', 'Lena Hartmann'],
    ['I am Lena and I am Deaf', 'Lena'],
    ['I play with Lena in the park', 'Lena'],
    ['I am friends with Lena', 'Lena'],
    ['regards from Lena', 'Lena'],
    ['Tom told Lena my secret', 'Lena'],
    ['my friend Amina is Kurdish', 'Amina'],
    ['soy Lucía', 'Lucía'],
    // First names that are also said of a people, a body or a faith: there is another word for each.
    ['Soy Georgiana', 'Georgiana'],
    ['Soy Albina', 'Albina'],
    ['Je suis Philippine', 'Philippine'],
    ['I am Islam', 'Islam'],
    ['Я Маша', 'Маша'],
    ['Mimi ni Juma', 'Juma'],
  ])('R1063: who it is is asked about as before: %s', (text, name) => {
    expect(asked(text)).toContainEqual(['person-name', name]);
  });
});

describe('a text in capitals', () => {
  it.each([
    'I AM SCARED OF THE BIG KIDS',
    'WE NEED MORE TREES AND BENCHES IN THE PARK',
    'I AM TIRED OF HOMEWORK',
    'I WANT TO PLAY WITH FRIENDS',
    'MY FRIEND THINKS PHONES ARE OK',
    'I LIVE NEAR MANY SHOPS AND IT IS LOUD',
    'I GO TO SCHOOL BY BUS EVERY DAY',
    'JE SUIS FATIGUÉ DES DEVOIRS',
    'MON PROF CRIE TROP',
    'SOY MUY FELIZ EN EL PARQUE',
    'Я ХОЧУ БОЛЬШЕ ДЕРЕВЬЕВ',
    'Я ЗА ВЕЛОДОРОЖКИ',
    'MIMI NI MWANAFUNZI NA NATAKA MITI',
  ])('R30, R1064: is read as if it had none: %s', (text) => {
    expect(screen(text).findings.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });

  it.each([
    ['MY NAME IS LENA HARTMANN', 'LENA HARTMANN'],
    ['MY NAME IS LENA AND I WANT TREES', 'LENA'],
    ['JE M’APPELLE LENA ET JE VEUX DES ARBRES', 'LENA'],
    ['ME LLAMO LUCIA Y QUIERO ÁRBOLES', 'LUCIA'],
    ['I LIVE AT 12 GARDEN STREET', '12 GARDEN STREET'],
    ['I LIVE IN GREEN STREET BY THE CHURCH', 'GREEN STREET BY THE CHURCH'],
    ['I GO TO ST MARYS AND IT IS LOUD', 'ST MARYS'],
    ['I GO TO WESTFIELD PRIMARY SCHOOL AND WE WANT BETTER FOOD', 'WESTFIELD PRIMARY SCHOOL'],
    ['IM IN YEAR 5 AT HILLSIDE PRIMARY WE WANT LATER START', 'YEAR 5 AT HILLSIDE PRIMARY'],
    ['IM IN CLASS 7C AND OUR TOILETS ARE BROKEN', 'CLASS 7C'],
  ])(
    'R1064: a name of its own, a place to live, a school and a class are asked about all the same: %s',
    (text, place) => {
      expect(asked(text).map(([, words]) => words)).toContain(place);
    },
  );

  it('R1064: nor do they hide what is told: a street is no name because it stands in capitals', () => {
    expect(screen('VIVO EN LA CALLE CON MI MAMÁ').verdict).toBe('help');
    expect(screen('Vivo en la calle Rosas 12').verdict).toBe('ask');
  });
});
