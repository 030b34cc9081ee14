import { openDesk } from '../../support/figures/swarm/desk.ts';
import { createClient } from '../../support/pages/client.ts';

/** What the process of a moderator is told: as whom it sits at which desk. */
export type Sit = {
  readonly origin: string;
  readonly cookies: readonly (readonly [string, string])[];
  readonly consultation: string;
};

process.on('message', ({ origin, cookies, consultation }: Sit) => {
  const client = createClient(origin);
  for (const [name, value] of cookies) client.cookies.set(name, value);
  openDesk(client, { consultation, takes: () => true });
});
// Whoever asks has gone: nothing is to be decided for anybody.
process.on('disconnect', () => process.exit());
