import type { Engine } from '../../engine.ts';

/** Deeds of the log with which a consultation goes that leaves neither a certificate nor a move. */
const dropped = ['backup:drop', 'consultation:drop'];

/**
 * Consultations of which nothing may be left here, in no backup and no copy of a key: destroyed, dropped, elsewhere for good, or never taken
 * in. One that came back since is not among them: it moved back, or was taken in or begun again after it was dropped.
 */
export async function endedHere(control: Pick<Engine, 'query'>): Promise<ReadonlySet<string>> {
  const rows = await control.query(
    `select consultation_id from destruction where signature <> x''
    union select consultation_id from move m where state in ('moved', 'lapsed', 'refused')
      and number = (select max(number) from move where consultation_id = m.consultation_id)
    union select subject from audit gone where deed in (select value from json_each(?1)) and not exists
      (select 1 from audit came where came.subject = gone.subject and came.deed in ('consultation:take', 'consultation:create') and came.n > gone.n)`,
    [JSON.stringify(dropped)],
  );
  return new Set(rows.map(([id]) => String(id)));
}
