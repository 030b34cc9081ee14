import type { LoaderFunctionArgs } from '@remix-run/node';
import { dayIn } from '../../../server/core/consultation/days.ts';
import { granted } from '../child/seat.ts';

/** The ledger as JSON: every finding of every consultation in all its languages, where it stands, and the scorecards. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const parts = granted(await context.services.analysis.ledger({ kind: 'visitor' }, {}));
  const body = {
    format: 'due-weight-ledger',
    version: 1,
    day: dayIn('UTC', context.now()),
    consultations: parts.map(({ releaseId, day, release, entries, scorecard }) => ({
      consultationId: release.consultationId,
      release: releaseId,
      published: day,
      answerDay: release.answerDay,
      whoAsks: release.sponsorKind,
      titles: textsOf(release.texts, 'title'),
      whoDecides: textsOf(release.texts, 'decider'),
      findings: entries.map(({ finding, response, stand, changes }) => ({
        id: finding.id,
        language: finding.language,
        text: finding.text,
        ...stand,
        answer: response && {
          decision: response.decision,
          texts: response.texts,
          forChildren: response.plain,
          signedBy: response.signedBy,
          day: response.day,
          dueDay: response.dueDay,
        },
        deed: response?.deed ?? null,
        changes: changes.map((change) => ({
          version: change.number,
          section: change.anchor,
          day: change.day,
          forChildren: change.words,
          address: `${context.origin}/changed/${change.consultationId}/${change.number}#change-${change.anchor}`,
        })),
      })),
      scorecard: scorecard.map(({ requirement, children, marks }) => ({ requirement, children, marks })),
    })),
  };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="answers.json"',
    },
  });
}

type Text = {
  readonly field: string;
  readonly language: string;
  readonly level: string;
  readonly body: string;
};

function textsOf(texts: readonly Text[], field: string) {
  return texts
    .filter((text) => text.field === field)
    .map(({ language, level, body }) => ({ language, level, body }));
}
