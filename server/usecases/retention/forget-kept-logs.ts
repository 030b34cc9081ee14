import type { Statement } from '../../../db/engine.ts';
import { destructions } from '../../../db/queries/retention/destructions.ts';
import { forgetKept, keptIds } from '../../../db/queries/retention/kept-log.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { keptLogUntil } from '../../core/privacy/retention.ts';
import type { Deps } from '../deps.ts';

/** What takes away the kept logs whose three years are over; the certificate goes on saying that there was one. */
export async function forgetKeptLogs(deps: Deps): Promise<readonly Statement[]> {
  const { control } = deps.databases;
  const day = dayIn('UTC', deps.clock());
  const over = (await destructions(control)).filter((each) => each.signed && keptLogUntil(each.day) <= day);
  if (over.length === 0) return [];
  const kept = new Set(await keptIds(control));
  return over
    .filter(({ consultationId }) => kept.has(consultationId))
    .flatMap(({ consultationId }) => forgetKept({ day, consultationId }));
}
