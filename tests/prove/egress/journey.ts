// A demo is started, a child comes in, speaks in the room over a socket and leaves; a moderator decides; the demo is stopped.

import { connectLive } from '../../support/house/live-client.ts';
import { decide, signInDemo, write } from '../../support/house/stage.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { startProduct } from '../../support/processes/product.ts';

const product = await startProduct({ demo: true });
try {
  const crew = await signInDemo(product);
  const child = await joinAsChild(product.origin, crew.nextCode());
  const room = /href="(\/here\/room\/[^"]+)"/.exec((await child.get('/here')).html)?.[1] ?? '';
  const live = await connectLive(child, { as: 'child' });
  const entered = await live.ask('room:enter', { activity: room.replace('/here/room/', ''), after: 0 });
  if (!entered.ok) throw new Error(entered.code);
  const id = await write(child, room, 'A light at the crossing by the bakery.');
  await decide(crew.moderator, { consultation: crew.consultation, id, decision: 'publish' });
  await child.send(await child.get('/leave'), { action: '' });
  await live.lost;
} finally {
  await product.remove();
}
