import { asc, eq } from 'drizzle-orm';
import type { FindingResponse, ResponseDecision } from '../../server/core/analysis/findings.ts';
import type { Database } from '../databases.ts';
import type { Statement } from '../engine.ts';
import { response } from '../schema/control.ts';
import { guard } from '../statement.ts';

/** What was answered to the findings of one release. */
export async function responsesTo(db: Database, releaseId: string): Promise<readonly FindingResponse[]> {
  const rows = await db.read
    .select()
    .from(response)
    .where(eq(response.releaseId, releaseId))
    .orderBy(asc(response.findingId), asc(response.language));
  const found = new Map<string, FindingResponse & { texts: { language: string; body: string }[] }>();
  for (const row of rows) {
    const one = found.get(row.findingId) ?? {
      findingId: row.findingId,
      decision: row.decision as ResponseDecision,
      texts: [],
      signedBy: db.text.decode(row.signedBy),
      day: row.day,
    };
    found.set(row.findingId, one);
    one.texts.push({ language: row.language, body: db.text.decode(row.body) });
  }
  return [...found.values()];
}

/** Answers one finding, in place of whatever was answered before; `not-found` when the release is not there. */
export function putResponse(
  db: Database,
  row: {
    readonly releaseId: string;
    readonly findingId: string;
    readonly decision: ResponseDecision;
    readonly texts: readonly { readonly language: string; readonly body: string }[];
    readonly signedBy: string;
    readonly day: string;
  },
): Statement[] {
  return [
    {
      sql: 'delete from response where release_id = ?1 and finding_id = ?2',
      args: [row.releaseId, row.findingId],
    },
    ...row.texts.flatMap((text) => [
      {
        sql: `insert into response (release_id, finding_id, language, decision, body, signed_by, day)
          select id, ?2, ?3, ?4, ?5, ?6, ?7 from release where id = ?1`,
        args: [
          row.releaseId,
          row.findingId,
          text.language,
          row.decision,
          db.text.encode(text.body),
          db.text.encode(row.signedBy),
          row.day,
        ],
      },
      guard('not-found'),
    ]),
  ];
}
