import * as z from 'zod/mini';
import { ledgerStates } from '../analysis/ledger.ts';
import { releaseSchema } from '../analysis/report/release-schema.ts';

/**
 * What programs of anybody may read here, and its document for them (OpenAPI 3.1). Only what a public page says as well: nothing of a
 * consultation that is not public, no time finer than a day, no number that is not released. Objects are loose: a newer product may
 * say more.
 */
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const id = z.string().check(z.regex(/^[\w-]{22}$/));
const address = z.string();
const text = z.looseObject({ language: z.string(), level: z.string(), body: z.string() });
/** Releases of this site that are left out, because what is stored of them is no longer what was signed. Not said by an older product. */
const notShown = z.optional(z.int());
const inTongue = z.looseObject({ language: z.string() });

/** `GET /api/consultations.json` */
export const consultationsSchema = z.looseObject({
  format: z.literal('due-weight-consultations'),
  version: z.literal(1),
  notShown,
  consultations: z.array(
    z.looseObject({
      id,
      /** `open`: children can take part now; `published`: there is a release. */
      state: z.enum(['open', 'published']),
      /** A company asks. */
      commercial: z.boolean(),
      languages: z.array(z.string()),
      /** Anybody may fill in its forms without a code. */
      publicWay: z.boolean(),
      titles: z.array(text),
      sponsors: z.array(text),
      whoDecides: z.array(text),
      releases: z.array(id),
      /** Of one that is published: whether what children wrote is gone. */
      destroyed: z.optional(z.boolean()),
      /** The last day of what they wrote, or the day on which it was destroyed; null where nobody can say it just now. */
      wordsUntil: z.optional(z.nullable(day)),
      /** Where the signed certificate of its destruction is. */
      certificate: z.optional(z.nullable(address)),
    }),
  ),
});

/** `GET /api/releases.json` */
export const releasesSchema = z.looseObject({
  format: z.literal('due-weight-releases'),
  version: z.literal(1),
  notShown,
  releases: z.array(
    z.looseObject({
      id,
      consultationId: id,
      number: z.int(),
      day,
      answerDay: day,
      signedBy: z.string(),
      signedFile: z.string(),
      sha256: z.string(),
      signature: z.string(),
      findings: z.int(),
      /** Who asks for more time has not answered yet. */
      answered: z.int(),
      files: z.array(z.looseObject({ name: z.string(), mediaType: z.string(), sha256: z.string(), address })),
    }),
  ),
});

const plain = z.looseObject({ language: z.string(), level: z.string(), body: z.string() });

const answer = z.looseObject({
  decision: z.string(),
  texts: z.array(inTongue),
  forChildren: z.array(z.looseObject({ language: z.string(), level: z.string() })),
  signedBy: z.string(),
  day,
  dueDay: z.string(),
  moved: z.array(z.looseObject({ from: day, to: day, day })),
  /** What had been answered before each other decision, the first time first. */
  before: z.array(z.looseObject({ decision: z.string(), dueDay: z.string(), day })),
});

/** `GET /answers.json` */
export const ledgerSchema = z.looseObject({
  format: z.literal('due-weight-ledger'),
  version: z.literal(1),
  notShown,
  day,
  consultations: z.array(
    z.looseObject({
      consultationId: id,
      release: id,
      published: day,
      answerDay: day,
      whoAsks: z.string(),
      titles: z.array(text),
      whoDecides: z.array(text),
      findings: z.array(
        z.looseObject({
          id,
          language: z.string(),
          text: z.string(),
          /** The same in words for children; empty where nobody wrote them. */
          forChildren: z.array(plain),
          state: z.enum(ledgerStates),
          dueDay: z.string(),
          daysLate: z.int(),
          answer: z.nullable(answer),
          deed: z.nullable(z.looseObject({ state: z.enum(['done', 'not-done']), day })),
          changes: z.array(z.looseObject({ version: z.int(), section: z.string(), day, address })),
        }),
      ),
      scorecard: z.array(
        z.looseObject({
          requirement: z.string(),
          children: z.nullable(z.int()),
          marks: z.nullable(z.unknown()),
        }),
      ),
    }),
  ),
});

const json = (description: string, schema: z.core.$ZodType) => ({
  description,
  content: { 'application/json': { schema: withoutDialect(z.toJSONSchema(schema)) } },
});

/** The dialect is said once, for the whole document. */
function withoutDialect({ $schema: _dialect, ...schema }: Record<string, unknown>): object {
  return schema;
}

const inPath = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
const get = (operationId: string, summary: string, answers: object, parameters: readonly object[] = []) => ({
  get: { operationId, summary, ...(parameters.length > 0 ? { parameters } : {}), responses: answers },
});
const nothing = { description: 'There is no such thing, or it is not public.' };

/** The document at `GET /api/openapi.json`. `origin` as http(s)://host. */
export function publicApi(origin: string): object {
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Due Weight: what children said, and what was answered',
      version: '1',
      description:
        'Read only, without a key. Days, never times; numbers of children rounded and never small; null is a number that is hidden.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: origin }],
    paths: {
      '/api/consultations.json': get('consultations', 'Consultations that anybody may know of', {
        200: json(
          'Open ones that anybody comes into without a code or where a law asks for the yes of a carer, and those that are published.',
          consultationsSchema,
        ),
      }),
      '/api/releases.json': get('releases', 'Signed releases, with their files', {
        200: json('All of them, the newest first.', releasesSchema),
      }),
      '/said/{release}/release.json': get(
        'release',
        'One release, as it was signed',
        { 200: json('Byte for byte what was signed.', releaseSchema), 404: nothing },
        [inPath('release', 'Its id.')],
      ),
      '/answers.json': get('ledger', 'What was answered to each finding, and what became of it', {
        200: json('Every finding of every release.', ledgerSchema),
      }),
    },
  };
}
