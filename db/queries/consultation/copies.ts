import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';

/** Refused as `id-taken` where another consultation was copied into this one already. */
export function copiedOnce(id: string): Statement[] {
  return [
    {
      sql: `update consultation set country = country
        where not exists (select 1 from audit where deed = 'consultation:clone' and subject = ?1)`,
      args: [id],
    },
    guard('id-taken'),
  ];
}
