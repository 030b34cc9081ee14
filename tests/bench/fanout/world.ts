import { readyHelp } from '../../support/house/ready-help.ts';
import { startProduct, swiftDesk } from '../../support/processes/product.ts';
import { startBare } from './bare-server.ts';
import type { To } from './ends.ts';
import { bareSeats, portOf, seatChildren } from './seated.ts';
import type { Seat } from './seats.ts';

export type Shape = { readonly consultations: number; readonly rooms: number; readonly children: number };

/** One of the two servers: where it is reached, its process, and children who have a place there. */
export type Standing = { readonly to: To; readonly pid: number; readonly seats: readonly Seat[] };

export type World = {
  readonly product: Standing;
  readonly bare: Standing;
  readonly close: () => Promise<void>;
};

/** The product as a user starts it, with children who said yes, and the bare server beside it. */
export async function openWorld(shape: Shape): Promise<World> {
  const product = await startProduct({ prepare: readyHelp, env: swiftDesk });
  const server = await startBare();
  try {
    const { seats, leave } = await seatChildren(product, shape);
    return {
      product: {
        to: { kind: 'product', port: portOf(product.origin), site: { origin: product.origin } },
        pid: product.pid(),
        seats,
      },
      bare: { to: { kind: 'bare', port: server.port }, pid: server.pid, seats: bareSeats(shape) },
      async close() {
        leave();
        server.stop();
        await product.remove();
      },
    };
  } catch (error) {
    server.stop();
    await product.remove();
    throw error;
  }
}
