import type { LoaderFunctionArgs } from '@remix-run/node';
import { answersBefore, movedDays } from '../../../../server/core/analysis/ledger.ts';
import { dayIn } from '../../../../server/core/consultation/days.ts';
import { granted } from '../../granted.ts';
import { jsonAnswer, textsOf } from '../api/json-answer.ts';

/** The ledger as JSON: every finding of every consultation in all its languages, where it stands, and the scorecards. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const parts = granted(await context.services.analysis.ledger({ kind: 'visitor' }, {}));
  const notShown = granted(await context.services.analysis.damaged({ kind: 'visitor' }, {}));
  const body = {
    format: 'due-weight-ledger',
    version: 1,
    day: dayIn('UTC', context.now()),
    notShown,
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
        forChildren: finding.plain ?? [],
        ...stand,
        answer: response && {
          decision: response.decision,
          texts: response.texts,
          forChildren: response.plain,
          signedBy: response.signedBy,
          day: response.day,
          dueDay: response.dueDay,
          moved: movedDays(response, release),
          before: answersBefore(response),
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
  return jsonAnswer('answers.json', body);
}
