import * as z from 'zod/mini';

/** Objects are loose: a newer product may say more of a release, and an older reader leaves it alone. */
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const children = z.nullable(z.int().check(z.minimum(1)));
const cell = z.looseObject({ cell: z.string(), children });
const table = z.looseObject({
  kind: z.enum(['statement', 'poll']),
  subject: z.string(),
  activityId: z.string(),
  children,
  cells: z.array(cell),
});
const titled = z.looseObject({ title: z.string(), language: z.string() });

const route = z.enum(['our-words', 'also-said']);

const said = z.array(z.looseObject({ id: z.string(), direction: z.enum(['agree', 'disagree']) }));

/** `release.json`, as anybody can hold the file against it. Older ones lack statements, polls and findings, opinion and scorecard. */
export const releaseSchema = z.looseObject({
  format: z.literal('due-weight-release'),
  version: z.int().check(z.minimum(1)),
  consultationId: z.string(),
  number: z.int(),
  languages: z.array(z.string()).check(z.minLength(1)),
  sponsorKind: z.string(),
  answerDay: day,
  retentionDay: day,
  closedDay: day,
  signed: z.optional(z.looseObject({ by: z.string(), day })),
  terms: z.optional(
    z.looseObject({
      readingDays: z.int(),
      faceToFace: z.boolean(),
      missingLanguages: z.array(z.looseObject({ name: z.string(), plan: z.string() })),
      assessments: z.array(
        z.looseObject({
          kind: z.enum(['impact', 'data-protection']),
          number: z.int(),
          phase: z.enum(['before', 'after']),
          approvedDay: day,
        }),
      ),
    }),
  ),
  source: z.optional(
    z.looseObject({
      label: z.enum(['official', 'explained', 'claim']),
      origin: z.string(),
      author: z.string(),
      texts: z.array(
        z.looseObject({
          part: z.enum(['gains', 'for', 'against']),
          position: z.int(),
          language: z.string(),
          level: z.string(),
          body: z.string(),
        }),
      ),
      checkedName: z.string(),
      checkedFrom: z.string(),
      checkedDay: z.string(),
    }),
  ),
  rules: z.looseObject({
    threshold: z.int().check(z.minimum(1)),
    rounding: z.int().check(z.minimum(1)),
  }),
  texts: z.array(
    z.looseObject({ field: z.string(), language: z.string(), level: z.string(), body: z.string() }),
  ),
  sections: z.array(z.looseObject({ anchor: z.string(), heading: z.string() })),
  activities: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      anchor: z.string(),
      prompts: z.array(z.looseObject({ language: z.string(), level: z.string(), prompt: z.string() })),
    }),
  ),
  corrections: z.optional(
    z.array(
      z.looseObject({
        activityId: z.string(),
        day: z.string(),
        reason: z.string(),
        texts: z.array(
          z.looseObject({
            position: z.int().check(z.minimum(0)),
            language: z.string(),
            level: z.string(),
            before: z.string(),
            words: z.string(),
          }),
        ),
      }),
    ),
  ),
  ways: z.nullable(
    z.looseObject({ code: children, public: children, publicWay: z.boolean(), paper: z.optional(children) }),
  ),
  topics: z.array(
    z.looseObject({
      activityId: z.string(),
      anchor: z.string(),
      points: z.array(
        z.looseObject({ ...titled.shape, id: z.string(), children: z.int(), named: z.optional(route) }),
      ),
      alsoSaid: z.array(
        z.looseObject({
          ...titled.shape,
          words: z.optional(z.looseObject({ language: z.string(), text: z.string() })),
        }),
      ),
    }),
  ),
  attributes: z.optional(
    z.looseObject({
      asked: z.array(
        z.looseObject({
          name: z.string(),
          source: z.string(),
          answers: z.array(
            z.looseObject({
              position: z.int(),
              share: z.nullable(z.int()),
              labels: z.array(z.looseObject({ language: z.string(), label: z.string() })),
              word: z.enum(['unsaid', 'fewer', 'there']),
            }),
          ),
        }),
      ),
      tables: z.array(
        z.looseObject({
          kind: z.enum(['statement', 'poll']),
          subject: z.string(),
          attribute: z.string(),
          rows: z.array(z.looseObject({ category: z.string(), children, cells: z.array(cell) })),
        }),
      ),
      speaks: z.boolean(),
    }),
  ),
  statements: z.array(
    z.looseObject({
      id: z.string(),
      activityId: z.string(),
      from: z.enum(['organiser', 'children']),
      retired: z.boolean(),
      texts: z.array(z.looseObject({ language: z.string(), text: z.string() })),
      table,
    }),
  ),
  polls: z.array(
    z.looseObject({
      activityId: z.string(),
      form: z.enum(['single', 'multiple', 'ranking', 'scale']),
      options: z.array(
        z.looseObject({
          position: z.int(),
          labels: z.array(z.looseObject({ language: z.string(), level: z.string(), label: z.string() })),
        }),
      ),
      table,
    }),
  ),
  designs: z.optional(
    z.array(
      z.looseObject({
        activityId: z.string(),
        file: z.string(),
        sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
        width: z.int(),
        height: z.int(),
        alts: z.array(z.looseObject({ language: z.string(), level: z.string(), alt: z.string() })),
        places: z.array(
          z.looseObject({
            position: z.int(),
            x: z.int(),
            y: z.int(),
            width: z.int(),
            height: z.int(),
          }),
        ),
      }),
    ),
  ),
  opinion: z.nullable(
    z.looseObject({
      why: z.nullable(z.string()),
      groups: z.array(z.looseObject({ children: z.int(), typical: said })),
      shared: said,
      majority: said,
    }),
  ),
  scorecard: z.array(
    z.looseObject({ requirement: z.string(), children, marks: z.record(z.string(), children) }),
  ),
  quotes: z.optional(
    z.array(
      z.looseObject({
        id: z.string(),
        pointId: z.string(),
        language: z.string(),
        text: z.string(),
        consent: z.literal('quotes'),
        chosenBy: z.string(),
        approvedBy: z.array(z.string()),
      }),
    ),
  ),
  findings: z.array(
    z.looseObject({
      id: z.string(),
      language: z.string(),
      text: z.string(),
      sentence: z.optional(
        z.looseObject({
          template: z.string(),
          numbers: z.array(z.looseObject({ cell: z.string(), children: z.int().check(z.minimum(1)) })),
        }),
      ),
      words: z.optional(z.string()),
      evidence: z.array(
        z.looseObject({
          kind: z.enum(['statement', 'poll', 'point']),
          subject: z.string(),
          cell: z.string(),
          children,
        }),
      ),
      plain: z.optional(
        z.array(z.looseObject({ language: z.string(), level: z.string(), body: z.string() })),
      ),
      meant: z.optional(
        z.looseObject({ children, answers: z.record(z.string(), children), objected: z.boolean() }),
      ),
    }),
  ),
});

/** The same as a JSON Schema, for whoever reads the file with another program. */
export function releaseJsonSchema(): object {
  return { title: 'A release of Due Weight', ...z.toJSONSchema(releaseSchema) };
}
