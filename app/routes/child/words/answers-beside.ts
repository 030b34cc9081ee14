import type { AppLoadContext } from '@remix-run/node';
import { judgedOn, standOf } from '../../../../server/core/analysis/ledger.ts';
import { isOver } from '../../../../server/core/consultation/lifecycle.ts';
import type { Child } from '../../../../server/core/staff/roles.ts';
import type { Place } from '../../../../server/usecases/room/read-place.ts';
import { granted } from '../../granted.ts';
import { showChangesMade } from '../../public/release/changes-shown.ts';
import { showWhatFollows } from '../../public/release/follows-view.ts';
import type { AnswerBeside } from './answer-beside.tsx';
import { sayFinding } from './finding-words.ts';

export type Beside = {
  readonly point: { readonly title: string; readonly language: string } | null;
  readonly findings: readonly AnswerBeside[];
};

/** What stands beside a child's own words once there is a release, by contribution; nothing before. */
export async function answersBeside(
  context: AppLoadContext,
  child: Child,
  row: Place['row'],
): Promise<ReadonlyMap<string, Beside>> {
  if (!isOver(row.state)) return new Map();
  const found = granted(await context.services.room.readAnswers(child, {}));
  const today = judgedOn(context.now());
  const to = { reader: context.speaker, languages: row.languages };
  const order = [context.speaker.language, ...row.languages];
  return new Map(
    found.map(({ contributionId, point, findings }) => [
      contributionId,
      {
        point,
        findings: findings.map((finding) => {
          const { response } = finding;
          const { words, lang, added } = sayFinding(finding, to);
          const spoken = order.flatMap(
            (tag) => response?.texts.filter((text) => text.language === tag) ?? [],
          );
          const text = spoken[0] ?? response?.texts[0];
          const follows = response && showWhatFollows(response, { ...to, answerDay: row.answerDay });
          return {
            release: finding.releaseId,
            finding: finding.findingId,
            said: { words, lang },
            added: added ?? null,
            answer: response && {
              decision: response.decision,
              // What was written for children; an answer from before has one text for everybody.
              said: follows?.plain ?? { words: text?.body ?? '', lang: text?.language ?? finding.language },
              signedBy: response.signedBy,
              day: response.day,
              moved: follows?.moved ?? [],
              before: follows?.before ?? [],
              deed: follows?.deed
                ? { said: follows.deed.text, signedBy: follows.deed.by, day: follows.deed.day }
                : null,
            },
            stand: standOf({ answerDay: row.answerDay, response, today }),
            changes: showChangesMade(finding.changes, to),
          };
        }),
      },
    ]),
  );
}
