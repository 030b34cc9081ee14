import type { Client } from '../../support/client.ts';
import { decide, write } from '../../support/stage.ts';

/**
 * In each room something is shown and taken back before the load. A reader asks on from a number it knows, the first of them
 * being 1: what has number 1 itself it sees only while it is among the newest hundred, and then nothing of the load has it.
 */
export async function useUpNumberOne(
  child: Client,
  { moderator, consultation, rooms }: { moderator: Client; consultation: string; rooms: readonly string[] },
): Promise<void> {
  for (const room of rooms) {
    const id = await write(child, `/here/room/${room}`, 'Shown first, and taken back.');
    await decide(moderator, { consultation, id, decision: 'publish' });
    await child.send(await child.get(`/here/words/${id}?back=yes`), { press: 'intent=withdraw' });
  }
  child.close();
}
