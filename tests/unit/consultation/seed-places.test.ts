import { describe, expect, it } from 'vitest';
import { mostFields } from '../../../app/forms/read-form.ts';
import { fieldNames, seedPlaces, seedsIn } from '../../../app/routes/staff/activities/activity-fields.ts';

/** The form of an activity with so many statements, each with its words in English. */
function formOf(places: number): URLSearchParams {
  const fields = new URLSearchParams();
  for (let place = 1; place <= places; place += 1) {
    fields.set(fieldNames.seedId(place), place <= places - 3 ? `stored ${place}` : '');
    fields.set(fieldNames.seed(place, 'en'), `Sentence ${place}.`);
  }
  return fields;
}

describe('R1224: statements of the organiser', () => {
  it('are read from their form however many they are, the new ones below them too', () => {
    const seeds = seedsIn(formOf(408), ['en']);
    expect(seeds).toHaveLength(408);
    expect(seeds[404]).toEqual({ id: 'stored 405', texts: [{ language: 'en', body: 'Sentence 405.' }] });
    expect(seeds[407]).toEqual({ texts: [{ language: 'en', body: 'Sentence 408.' }] });
  });

  it('have empty places below them as far as one form has fields for these', () => {
    expect(seedPlaces(0, 7)).toBe(3);
    expect(seedPlaces(400, 7)).toBe(403);
    for (const languages of [1, 7, 41]) {
      const places = Array.from({ length: 2_100 }, (_, stored) => seedPlaces(stored, languages) - stored);
      const last = places.lastIndexOf(3) + 3;
      // As the form has it: each with its id and a text in every language.
      expect(last * (languages + 1)).toBeLessThan(mostFields - 2 * languages);
      expect(places.slice(last)).toEqual(places.slice(last).fill(0));
    }
  });
});
