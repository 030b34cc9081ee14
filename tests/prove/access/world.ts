import { prepareDemo } from '../../../server/demo/seed.ts';
import { readEnv } from '../../../server/env.ts';
import { openHouse } from '../../../server/house.ts';
import { screeningWorker } from '../../support/processes/threads.ts';
import { type Asker, places, type Site, type World } from './askers.ts';
import { siteHas } from './site-of-world.ts';
import { inviteAll, type Person, person, sessionOf } from './staff-of-world.ts';
import { fillConsultation, type Subject } from './subjects.ts';

/** Sorts after every id that is drawn, so that the first organisation stays the first. */
export const secondOrganisation = `zzzz${'z'.repeat(18)}`;

/** Without them nothing opens. They ask for nothing. */
const crew = [
  { name: 'Noor', roles: ['administrator'] },
  { name: 'Maya', roles: ['moderator', 'safeguarding-lead'] },
  { name: 'Ravi', roles: ['moderator'] },
  { name: 'Jonas', roles: ['analyst'] },
  { name: 'Amal', roles: ['overseer'] },
  { name: 'Sami', roles: ['decision-maker'] },
] as const;

/**
 * Fills a data folder by the product's own use cases, and answers who can ask for what. The second organisation is made here:
 * three consultations are prepared alike, and the third is handed to it.
 */
export async function buildWorld(settings: Readonly<NodeJS.ProcessEnv>): Promise<World> {
  const { ORIGIN: _origin, ...rest } = settings;
  // A demo lets people in without a second factor; the product that is asked later is none.
  const house = await openHouse(readEnv({ ...rest, DEMO: '1' }), {
    workerFile: screeningWorker,
    phraseCost: { memoryKib: 1_024, passes: 1, lanes: 1 },
  });
  try {
    const [organiser, approver] = [
      await person(house, { name: 'Ilse', roles: ['organiser'] }),
      await person(house, { name: 'Tariq', roles: ['approver'] }),
    ];
    const [administrator, moderator] = await Promise.all(crew.map((each) => person(house, each)));
    if (!administrator || !moderator) throw new Error('Nobody.');
    const ids: Record<string, string> = {};
    const at: Record<string, Subject> = {};
    for (const place of places) {
      const id = await prepareDemo(house, organiser.staff, approver.staff, { picture: true });
      ids[place] = id;
      at[place] = await fillConsultation(house, {
        id,
        mark: `mark-of-${place}`,
        moderator: moderator.staff,
      });
    }
    const people = await inviteAll(house, ids.own ?? '');
    const site = await siteHas(house, {
      own: ids.own ?? '',
      administrator: administrator.staff,
      word: at.own?.word ?? '',
    });
    await secondOrganisationHas(house, { consultation: ids.abroad ?? '', people });
    const askers: Asker[] = [{ name: 'visitor', kind: 'visitor', cookie: '' }];
    for (const place of places) {
      const subject = at[place];
      if (!subject) continue;
      askers.push({ name: `child ${place}`, kind: 'child', seat: place, cookie: subject.cookies.child });
      askers.push({
        name: `open child ${place}`,
        kind: 'open-child',
        seat: place,
        cookie: subject.cookies.open,
      });
    }
    const playing = people.filter(({ plays }) => plays === 'asker');
    const cookies = await Promise.all(playing.map(({ staffId }) => cookieOf(house, staffId)));
    for (const [index, { role, reach }] of playing.entries())
      askers.push({ name: `${role} ${reach}`, kind: 'staff', role, reach, cookie: cookies[index] ?? '' });
    for (const kind of ['unproven', 'revoked'] as const) {
      const one = await person(house, { name: kind, roles: ['moderator', 'safeguarding-lead'] });
      askers.push({ name: kind, kind, cookie: await cookieOf(house, one.staffId) });
      await house.databases.control.write([
        kind === 'unproven'
          ? { sql: 'update staff_session set proven = 0 where staff_id = ?1', args: [one.staffId] }
          : { sql: 'update staff set role_version = role_version + 1 where id = ?1', args: [one.staffId] },
      ]);
    }
    const leaver = await person(house, {
      name: 'First-organisation leaver',
      roles: ['translator'],
      at: ids.own ?? '',
    });
    const victims = Object.fromEntries(
      people.filter(({ plays }) => plays === 'victim').map(({ reach, staffId }) => [reach, staffId]),
    ) as Site['victims'];
    return {
      askers,
      leaver: {
        name: 'leaver',
        kind: 'staff',
        role: 'translator',
        reach: 'one',
        cookie: await cookieOf(house, leaver.staffId),
      },
      at: at as World['at'],
      site: { ...site, victims },
    };
  } finally {
    await house.close();
  }
}

type House = Awaited<ReturnType<typeof openHouse>>;

async function cookieOf(house: House, staffId: string): Promise<string> {
  return `__Host-staff=${await sessionOf(house, staffId)}`;
}

async function secondOrganisationHas(
  house: House,
  { consultation, people }: { consultation: string; people: readonly Person[] },
): Promise<void> {
  const { control } = house.databases;
  await control.write([
    {
      sql: `insert into organisation (id, name, public_key) select ?1, name, public_key from organisation limit 1`,
      args: [secondOrganisation],
    },
    ...[
      'directory set organisation_id = ?2 where id = ?1',
      'lone_opening set organisation_id = ?2 where consultation_id = ?1',
    ].map((what) => ({ sql: `update ${what}`, args: [consultation, secondOrganisation] })),
    ...people
      .filter(({ reach }) => reach === 'elsewhere')
      .map(({ staffId }) => ({
        sql: 'update staff set organisation_id = ?2 where id = ?1',
        args: [staffId, secondOrganisation],
      })),
  ]);
  const db = await house.databases.consultation(consultation);
  await db?.write([{ sql: 'update consultation set organisation_id = ?1', args: [secondOrganisation] }]);
}
