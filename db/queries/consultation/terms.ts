import { asc } from 'drizzle-orm';
import type { SaidTerms, Terms } from '../../../server/core/consultation/terms.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { missingLanguage, terms, undertaking, venue } from '../../schema/terms.ts';

/** Under which terms children are asked; where nobody said anything yet, the usual days to read and nothing else. */
export async function termsOf(db: Database, usualDays: number): Promise<Terms> {
  const [row, venues, missing, signed] = await Promise.all([
    db.read.select().from(terms).get(),
    db.read.select().from(venue).orderBy(asc(venue.position)),
    db.read.select().from(missingLanguage).orderBy(asc(missingLanguage.position)),
    db.read.select().from(undertaking).get(),
  ]);
  const { decode } = db.text;
  return {
    readingDays: row?.readingDays ?? usualDays,
    faceToFace: row?.faceToFace === 1,
    venues: venues.map(({ name, policy, person }) => ({
      name: decode(name),
      policy: decode(policy),
      person: decode(person),
    })),
    languagesTold: row?.languagesTold === 1,
    missingLanguages: missing.map(({ name, plan }) => ({ name: decode(name), plan: decode(plan) })),
    undertaking: signed
      ? {
          name: decode(signed.name),
          office: decode(signed.office),
          day: signed.day,
          diligence: decode(signed.diligence),
        }
      : null,
  };
}

/** In place of what was said before; an undertaking that is not spoken of stays. */
export function putTerms(db: Database, consultationId: string, said: SaidTerms): Statement[] {
  const { encode } = db.text;
  const { undertaking: signed } = said;
  return [
    {
      sql: `insert into terms (consultation_id, reading_days, face_to_face, languages_told) values (?1, ?2, ?3, ?4)
        on conflict (consultation_id) do update set reading_days = excluded.reading_days,
          face_to_face = excluded.face_to_face, languages_told = excluded.languages_told`,
      args: [consultationId, said.readingDays, said.faceToFace ? 1 : 0, said.languagesTold ? 1 : 0],
    },
    { sql: 'delete from venue', args: [] },
    ...said.venues.map(({ name, policy, person }, at) => ({
      sql: 'insert into venue (position, name, policy, person) values (?1, ?2, ?3, ?4)',
      args: [at + 1, encode(name), encode(policy), encode(person)],
    })),
    { sql: 'delete from missing_language', args: [] },
    ...said.missingLanguages.map(({ name, plan }, at) => ({
      sql: 'insert into missing_language (position, name, plan) values (?1, ?2, ?3)',
      args: [at + 1, encode(name), encode(plan)],
    })),
    ...(signed === undefined ? [] : [{ sql: 'delete from undertaking', args: [] }]),
    ...(signed
      ? [
          {
            sql: 'insert into undertaking (consultation_id, name, office, day, diligence) values (?1, ?2, ?3, ?4, ?5)',
            args: [
              consultationId,
              encode(signed.name),
              encode(signed.office),
              signed.day,
              encode(signed.diligence),
            ],
          },
        ]
      : []),
  ];
}
