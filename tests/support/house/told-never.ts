import type { TestHouse } from './house.ts';

/** As if nobody had been told a number of it yet: the next look is the first one, and counts who is there by then. */
export async function toldNever(house: TestHouse, consultationId: string): Promise<void> {
  const db = await house.databases.consultation(consultationId);
  await db?.write([{ sql: 'delete from told_numbers', args: [] }]);
}
