import type { AppLoadContext } from '@remix-run/node';
import { answeredIn, judgedOn, lateIn } from '../../../../server/core/analysis/ledger.ts';

type Desk = Extract<
  Awaited<ReturnType<AppLoadContext['services']['analysis']['readAnswersDesk']>>,
  { ok: true }
>['value'];

/** Of the newest release, how many findings are answered, of how many, and with how many it is late today; null: nothing is released. */
export function answersOwed({ release, findings, responses }: Desk, context: AppLoadContext) {
  if (!release) return null;
  const { answerDay } = release.release;
  const late = lateIn({ answerDay, findings, responses, today: judgedOn(context.now()) });
  return { done: answeredIn(findings, responses), all: findings.length, late: late.length };
}
