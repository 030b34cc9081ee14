import { connectLive, takeTicket } from '../../support/house/live-client.ts';
import { type Act, type Acting, present, speaker, text } from './acts.ts';
import { openEar, type Stage } from './world.ts';

/**
 * What somebody would try who wants to hear what is not meant for it. Each has to be refused, and no ear may hear a word
 * more for it: the model knows nothing of these acts.
 */
export function hostileActs(
  stages: readonly Stage[],
): readonly { readonly name: string; readonly does: Act }[] {
  const elsewhere = ({ stage, random }: Acting) => random.pick(stages.filter((each) => each !== stage));
  return [
    {
      name: 'a child enters a room of another consultation',
      does: refusedFor(async ({ acting, ear }) =>
        ear.live.ask('room:enter', { activity: acting.random.pick(elsewhere(acting).places).id, after: 0 }),
      ),
    },
    {
      name: 'a child asks for earlier words of another consultation',
      does: refusedFor(async ({ acting, ear }) => {
        const activity = acting.random.pick(elsewhere(acting).places).id;
        return ear.live.ask('room:earlier', { activity, before: 1_000_000 });
      }),
    },
    {
      name: 'a child enters a room that does not exist',
      does: refusedFor(({ acting, ear }) =>
        ear.live.ask('room:enter', { activity: acting.random.id(), after: 0 }),
      ),
    },
    {
      name: 'a child writes into another consultation',
      does: async (acting) => {
        const child = speaker(acting.stage.model, acting.random);
        if (!child) return false;
        child.spokenAt.push(Date.now());
        const activity = acting.random.pick(elsewhere(acting).places).id;
        const post = { id: acting.random.id(), activity, text: text(acting.random), language: 'en' };
        return isRefused(acting, await acting.random.pick(child.ears).live.ask('contribution:post', post));
      },
    },
    {
      name: "a child posts under another child's id",
      does: async (acting) => {
        const child = speaker(acting.stage.model, acting.random);
        const foreign = [...acting.stage.model.said.values()].find((one) => one.child !== child);
        if (!child || !foreign) return false;
        child.spokenAt.push(Date.now());
        const post = { id: foreign.id, activity: foreign.place.id, text: foreign.text, language: 'en' };
        return isRefused(acting, await acting.random.pick(child.ears).live.ask('contribution:post', post));
      },
    },
    {
      name: "a child takes back another child's words",
      does: refusedFor(({ acting, ear, child }) => {
        const foreign = [...elsewhere(acting).model.said.values(), ...acting.stage.model.said.values()];
        const one = foreign.find((each) => each.child !== child);
        return ear.live.ask('contribution:withdraw', { id: one?.id ?? acting.random.id() });
      }),
    },
    {
      name: 'a child acts as a desk',
      does: takenByNobody(({ acting, ear, child }) => {
        const { id: consultation } = acting.stage.consultation;
        const own = [...acting.stage.model.said.values()].find((one) => one.child === child);
        return [
          [ear, 'desk:enter', { v: 1, consultation, after: 0 }],
          [ear, 'contribution:claim', { v: 1, consultation, id: own?.id ?? acting.random.id() }],
          [
            ear,
            'contribution:decide',
            {
              v: 1,
              consultation,
              id: own?.id ?? acting.random.id(),
              revision: own?.revision ?? 1,
              decision: 'publish',
            },
          ],
        ];
      }),
    },
    {
      name: "a child says the server's own words and names of audiences",
      does: takenByNobody(({ acting, ear }) => {
        const { id } = acting.stage.consultation;
        const [room] = acting.stage.places;
        const names = [`desk/${id}`, `children/${id}/${room?.id}`, `all/${id}`];
        return [
          [ear, 'room:changed', { activity: room?.id, seq: 999, since: 0, items: [], removed: [] }],
          [ear, 'session:ended', {}],
          [ear, 'join', names[0]],
          [ear, 'subscribe', { rooms: names }],
        ];
      }),
    },
    {
      name: 'messages with more or other than they may have',
      does: async (acting) => {
        const child = present(acting.stage.model, acting.random);
        if (!child) return false;
        const [ear] = child.ears;
        const [room] = acting.stage.places;
        const activity = room?.id ?? '';
        const forged: [string, unknown][] = [
          ['room:enter', { v: 1, activity, after: 0, consultation: elsewhere(acting).consultation.id }],
          ['room:enter', { v: 2, activity, after: 0 }],
          ['room:enter', { v: 1, activity: `desk/${acting.stage.consultation.id}`, after: 0 }],
          ['room:enter', { v: 1, activity: [activity], after: 0 }],
          [
            'contribution:post',
            {
              v: 1,
              id: acting.random.id(),
              activity,
              text: 'x',
              language: 'en',
              participantId: acting.random.id(),
            },
          ],
        ];
        for (const [name, message] of forged) {
          const answer = await new Promise<{ ok: boolean }>((resolve) =>
            ear?.live.socket.emit(name, message, resolve),
          );
          isRefused(acting, answer);
        }
        return true;
      },
    },
    { name: 'staff without a desk asks for one', does: strangerAtDesk },
    {
      name: 'a desk decides on what lies in another consultation',
      does: async (acting) => {
        const other = elsewhere(acting);
        const one = [...other.model.said.values()].find((each) => each.state === 'held');
        const desk = acting.stage.desks[0];
        if (!one || !desk) return false;
        const { id: consultation } = acting.stage.consultation;
        isRefused(acting, await desk.live.ask('contribution:claim', { consultation, id: one.id }));
        isRefused(acting, await desk.live.ask('contribution:undo', { consultation, id: one.id }));
        return isRefused(
          acting,
          await desk.live.ask('contribution:decide', {
            consultation,
            id: one.id,
            revision: one.revision,
            decision: 'publish',
          } as Parameters<typeof desk.live.ask<'contribution:decide'>>[1]),
        );
      },
    },
    { name: 'connections that should not be', does: forgedConnections },
    {
      name: 'a seat of one consultation shown as one of another',
      does: async (acting) => {
        const child = present(acting.stage.model, acting.random);
        const client = child && acting.stage.clients.get(child);
        const seat = client?.cookies.get('__Host-seat') ?? '';
        if (!client) return false;
        const forged = `__Host-seat=${elsewhere(acting).consultation.id}.${seat.split('.')[1]}`;
        const answer = await client.post('/ticket?as=child', '', { cookie: forged });
        return isRefused(acting, { ok: answer.status === 200 });
      },
    },
  ];
}

type Tried = { readonly acting: Acting; readonly ear: Ear; readonly child: Child };
type Child = NonNullable<ReturnType<typeof present>>;
type Ear = Child['ears'][number];

function refusedFor(tries: (tried: Tried) => Promise<{ readonly ok: boolean }>): Act {
  return async (acting) => {
    const child = present(acting.stage.model, acting.random);
    if (!child) return false;
    const ear = acting.random.pick(child.ears);
    return isRefused(acting, await tries({ acting, ear, child }));
  };
}

/** Messages to which nobody listens: an answer is a refusal. What they did shows in what is heard. */
function takenByNobody(messages: (tried: Tried) => readonly (readonly [Ear, string, unknown])[]): Act {
  return async (acting) => {
    const child = present(acting.stage.model, acting.random);
    if (!child) return false;
    for (const [ear, name, message] of messages({ acting, ear: acting.random.pick(child.ears), child })) {
      ear.live.socket.emit(name, message, (answer: unknown) => {
        if ((answer as { ok?: unknown } | undefined)?.ok !== false)
          acting.problems.add('answered', `${name} to a child`);
      });
    }
    return true;
  };
}

function isRefused({ problems }: Acting, answer: { readonly ok: boolean }): true {
  if (answer.ok) problems.add('let in', 'a hostile act was taken');
  return true;
}

/** An organiser, an analyst and an approver have no desk, and no page of children's either. */
async function strangerAtDesk(acting: Acting): Promise<boolean> {
  const { stage, crew, random } = acting;
  const ear = await openEar(
    random.pick([crew.organiser, crew.analyst, crew.approver]),
    'staff that tries a desk',
    'staff',
  );
  isRefused(acting, await ear.live.ask('desk:enter', { consultation: stage.consultation.id, after: 0 }));
  const activity = stage.places[0]?.id ?? '';
  isRefused(acting, await ear.live.ask('room:enter', { activity, after: 0 }));
  isRefused(acting, await ear.live.ask('room:earlier', { activity, before: 1_000_000 }));
  await ear.live.ask('desk:enter', { consultation: random.id(), after: 0 });
  if (ear.heard.length > 0) acting.problems.add('extra', `${ear.label} heard ${ear.heard[0]?.says}`);
  ear.live.close();
  return true;
}

async function forgedConnections(acting: Acting): Promise<boolean> {
  const { stage, random, problems } = acting;
  const child = present(stage.model, random);
  const client = child && stage.clients.get(child);
  if (!client) return false;
  const origin = 'http://elsewhere.example';
  const used = await takeTicket(client, 'child');
  if (used === undefined || (await takeTicket(client, 'staff')) !== undefined)
    problems.add('let in', 'a ticket of the wrong kind');
  const first = await connectLive(client, { as: 'child', ...(used === undefined ? {} : { ticket: used }) });
  first.close();
  const tries = [
    { as: 'child', ticket: used ?? '' },
    { as: 'child', ticket: random.id() },
    { as: 'child', headers: { origin } },
    { as: 'child', namespace: '/desk' },
  ] as const;
  for (const options of tries) {
    const live = await connectLive(client, options).catch(() => undefined);
    if (live) problems.add('let in', JSON.stringify(options));
    live?.close();
  }
  const posted = await client.post('/ticket?as=child', '', { origin });
  if (posted.status === 200) problems.add('let in', 'a ticket for another origin');
  return true;
}
