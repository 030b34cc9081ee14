import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../../support/pages/client.ts';
import { proveAgain } from '../../support/pages/factor-steps.ts';
import { signIn } from '../../support/pages/journeys.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import type { Acting } from './acts.ts';
import { type Guest, openEar, type Stage } from './world.ts';

/** How a person joins the team for a while: the site, and who may revoke it, which does one thing after the other. */
export type Team = {
  readonly product: RunningProduct;
  readonly administrator: Client;
  lastPressed: Promise<void>;
};

/** A revoked person hears nothing after this many milliseconds. */
const cutWithinMs = 2_000;

/** One more moderator comes to the desk, or the one who came is revoked. */
export function guestActs(team: Team) {
  return {
    weight: 0.5,
    name: 'a moderator comes, or is revoked',
    does: async (acting: Acting) =>
      acting.stage.guests.some(({ revoked }) => !revoked) ? revokeGuest(acting, team) : comes(acting, team),
  };
}

export async function comes({ stage, problems }: Acting, { product }: Team): Promise<boolean> {
  const name = `Guest ${stage.number}.${stage.guests.length + 1}`;
  const client = await signIn(product.origin, await product.invite(name, 'moderator'));
  const ear = await openEar(client, `desk of ${name}`, 'staff');
  const answer = await ear.live.ask('desk:enter', { consultation: stage.consultation.id, after: 0 });
  if (!answer.ok) problems.add('refused', `${ear.label}: ${answer.code}`);
  ear.entered.add(stage.consultation.id);
  stage.model.desks.push(ear);
  stage.guests.push({ name, client, ear, revoked: false });
  return true;
}

/** Its page is told and its connection cut; there is no other ticket for it. What it heard by then is all that it ever hears. */
export async function revokeGuest({ stage, problems }: Acting, team: Team): Promise<boolean> {
  const guest = stage.guests.find(({ revoked }) => !revoked);
  if (!guest) return false;
  guest.revoked = true;
  stage.model.asOneAct(() => stage.model.deskEnded(guest.ear));
  // Of several who prove themselves at once each would use up a code.
  team.lastPressed = team.lastPressed.then(() => pressRevoke(team.administrator, guest));
  await team.lastPressed;
  const cut = await Promise.race([guest.ear.live.lost.then(() => true), pause(cutWithinMs, false)]);
  if (!cut) problems.add('let in', `${guest.name} is still connected ${cutWithinMs} ms after it was revoked`);
  const ticket = await guest.client.post('/ticket?as=staff');
  if (ticket.status === 200) problems.add('let in', `${guest.name} was revoked and still gets a ticket`);
  return true;
}

async function pressRevoke(administrator: Client, { name }: Guest): Promise<void> {
  const id = idOf((await administrator.get('/staff/people')).html, name);
  const asked = () => administrator.get(`/staff/people?revoke=${id}`);
  const done = await administrator.trySend(await asked(), { press: 'act=revoke' });
  if (done.status < 400) return;
  // It proved itself a while ago, and does so again, as a person would.
  await proveAgain(administrator);
  await administrator.send(await asked(), { press: 'act=revoke' });
}

function idOf(html: string, name: string): string {
  const links = [...html.matchAll(/\?revoke=([\w-]{22})"((?:(?!<\/a>)[\s\S])*)<\/a>/g)];
  const found = links.find(([, , label = '']) => label.includes(`>${name}<`))?.[1];
  if (found === undefined) throw new Error(`${name} does not stand among the people.`);
  return found;
}

/** Every desk that ever was a guest's, also after it was ended: these have to stay silent. */
export function guestEars(stages: readonly Stage[]) {
  return stages.flatMap((stage) => stage.guests.map(({ ear }) => ({ ear, stage })));
}
