import type { Statement } from '../../engine.ts';
import { issuingStates } from '../../life-states.ts';
import { guard } from '../../statement.ts';

/**
 * While it runs, or a backup from just before the opening is put back: a later last day for children to take part. Refused as `state-forbids` where it is
 * neither, or where somebody moved it meanwhile.
 */
export function moveClosingDay(day: { readonly from: string; readonly to: string }): Statement[] {
  return [
    {
      sql: `update consultation set closing_day = ?2 where closing_day = ?1 and ?1 < ?2 and state in ${issuingStates}`,
      args: [day.from, day.to],
    },
    guard('state-forbids'),
  ];
}

/** In the commit of what the clock does at its end: it is that day still. Refused as `state-forbids` where somebody named a later one meanwhile. */
export function stillClosesOn(day: string): Statement[] {
  return [
    { sql: 'update consultation set closing_day = closing_day where closing_day = ?1', args: [day] },
    guard('state-forbids'),
  ];
}
