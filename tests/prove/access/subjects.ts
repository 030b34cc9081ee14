import { newId } from '../../../server/core/ids.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import type { openHouse } from '../../../server/house.ts';
import { printOf } from '../../../server/usecases/print-of.ts';
import { need } from '../../support/house/house.ts';
import { releaseRows } from './site-of-world.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

const visitor = { kind: 'visitor' } as const;
const system = { kind: 'system', name: 'access' } as const;

/** What one consultation holds, for addresses and forms. */
export type Subject = {
  readonly id: string;
  /** Stands in words of its children and nowhere else. */
  readonly mark: string;
  readonly room: string;
  readonly question: string;
  readonly statements: string;
  readonly statement: string;
  readonly poll: string;
  readonly design: string;
  /** Words of the child that asks, which wait; and of another child of the same consultation. */
  readonly word: string;
  readonly foreignWord: string;
  /** Words that stand in the room. */
  readonly shown: string;
  /** A release of it, and a finding of that. */
  readonly release: string;
  readonly finding: string;
  readonly point: string;
  /** A lead that once opened its case alone. */
  readonly lone: string;
  /** The trace of why. */
  readonly loneSeen: string;
  readonly batch: string;
  readonly helpCase: string;
  readonly cookies: { readonly child: string; readonly open: string };
};

/** Two children with a code and one without; words that wait; a case of the team. */
export async function fillConsultation(
  house: House,
  { id, mark, moderator }: { id: string; mark: string; moderator: Staff },
): Promise<Subject> {
  const { services, deps } = house;
  deps.duty.arrive(`desk of ${id}`, {
    consultationId: id,
    staffId: 'somebody',
    roles: ['moderator', 'safeguarding-lead'],
  });
  const issued = await need(
    services.consultation.issueCodes(system, { consultationId: id, label: mark, language: 'en', size: 20 }),
  );
  const sit = async (code: readonly string[]) => {
    const nonce = newId(deps.random);
    const look = { consultationId: id, nonce, language: 'en', level: 'older' } as const;
    const seat = await need(services.room.join(visitor, { ...look, code: codeFragment(code) }));
    return { session: seat.session, ...(await need(services.room.identify(visitor, seat))) };
  };
  const [child, another] = [await sit(issued.codes[0] ?? []), await sit(issued.codes[1] ?? [])];
  const open = await need(
    services.room.joinOpenly(visitor, {
      consultationId: id,
      nonce: newId(deps.random),
      language: 'en',
      level: 'older',
    }),
  );
  const place = await need(services.room.place(child.actor, {}));
  const idOf = (kind: string) => place.activities.find((each) => each.kind === kind)?.id ?? '';
  const say = async (actor: Child, kind = 'question') => {
    const said = await need(
      services.room.post(actor, {
        id: newId(deps.random),
        activityId: idOf(kind),
        text: `I would like a list of who sees it. ${mark}`,
        language: 'en',
      }),
    );
    return said.id;
  };
  const statements = await need(
    services.room.readStatements(child.actor, { activityId: idOf('statements') }),
  );
  const helped = await need(
    services.safeguarding.ask(child.actor, {
      id: newId(deps.random),
      text: 'Something happened and I want to talk.',
      language: 'en',
      choice: 'help',
    }),
  );
  const shown = await say(another.actor, 'room');
  await need(
    services.moderation.decide(moderator, {
      consultationId: id,
      id: shown,
      revision: 1,
      decision: 'publish',
    }),
  );
  const [why, whyDay] = [`A life is in danger. ${mark}`, '2026-01-01'];
  const [lone, point] = [newId(deps.random), newId(deps.random)];
  const db = await house.databases.consultation(id);
  await db?.write([
    {
      sql: `insert into point (id, activity_id, anchor, position, language, title) values (?1, ?2, '1', 1, 'en', ?3)`,
      args: [point, idOf('question'), db.text.encode('A point')],
    },
  ]);
  const released = { release: newId(deps.random), finding: newId(deps.random) };
  await house.databases.control.write([
    ...(await releaseRows(house, { id, ...released })),
    {
      sql: `insert into lone_opening (consultation_id, case_id, part, staff_id, organisation_id, reason, day)
        select ?1, ?2, 'told', ?3, organisation_id, ?4, ?5 from directory where id = ?1`,
      args: [id, helped.caseId, lone, house.databases.control.text.encode(why), whyDay],
    },
  ]);
  return {
    id,
    mark,
    shown,
    lone,
    loneSeen: printOf([why, whyDay]),
    point,
    ...released,
    room: idOf('room'),
    question: idOf('question'),
    statements: idOf('statements'),
    statement: statements.next[0]?.id ?? '',
    poll: idOf('poll'),
    design: idOf('design'),
    word: await say(child.actor),
    foreignWord: await say(another.actor),
    batch: issued.batches[0]?.batchId ?? '',
    helpCase: helped.caseId,
    cookies: {
      child: `__Host-seat=${id}.${child.session}`,
      open: `__Host-seat=${id}.${open.session}`,
    },
  };
}
