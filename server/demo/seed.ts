import { directoryEntries, organisations, staffOf } from '../../db/queries/staff/staff.ts';
import { isRunning } from '../core/consultation/lifecycle.ts';
import { newId } from '../core/ids.ts';
import { codeFragment } from '../core/room/join-codes.ts';
import { dutyRoles, trainingTopics } from '../core/staff/duty.ts';
import type { Role, Staff } from '../core/staff/roles.ts';
import type { House } from '../house.ts';
import { demoActivities, demoDocument, demoVoices } from './asked.ts';
import { easyOf } from './easy-words.ts';
import { prepareHelp } from './help.ts';
import { demoPicture } from './picture.ts';
import { demoAlts, demoDesign, demoPlaces } from './picture-words.ts';
import { demoPlain } from './plain-words.ts';
import { demoPolls } from './polls.ts';
import { type Asked, done, draftConsultation, openDrafted } from './prepare.ts';
import { demoSource } from './source-words.ts';
import { demoStatements } from './statements.ts';
import { demoTexts } from './texts.ts';

const demoAsked: Asked = {
  texts: demoTexts,
  document: demoDocument,
  plain: demoPlain.map(({ anchor, texts }) => ({ anchor, texts: [...texts, ...easyOf(anchor)] })),
  activities: [...demoActivities, demoStatements, ...demoPolls],
};

export const demoSystem = { kind: 'system', name: 'demo' } as const;

export type SeededDemo = {
  /** One that takes codes, where there is one. */
  readonly consultationId: string;
  /** The person who has a role, as right after signing in. */
  readonly as: (role: Role) => Staff;
  readonly staff: readonly { readonly staffId: string; readonly label: string }[];
};

/**
 * One person a role and one open consultation, made by the same use cases as anything else: prepared by the organiser,
 * approved by a second person, opened through the gate. Finds what an earlier start seeded. `picture`: with a picture to point at, which
 * takes the program of the build that reads pictures.
 */
export async function seedDemo(
  house: House,
  people: readonly { readonly name: string; readonly roles: readonly Role[] }[],
  { picture = false }: { readonly picture?: boolean } = {},
): Promise<SeededDemo> {
  const { services, databases } = house;
  const organisation = (await organisations(databases.control))[0];
  if (!organisation) throw new Error('A demo needs its organisation.');
  if ((await staffOf(databases.control, organisation.id)).length === 0) {
    for (const person of people) {
      const { staffId } = await done(
        services.staff.invite(demoSystem, {
          name: person.name,
          grants: person.roles.map((role) => ({ role, consultationId: '' })),
        }),
      );
      // Made-up people have had a made-up training.
      const day = new Date(house.deps.clock()).toISOString().slice(0, 10);
      await done(services.staff.recordTraining(demoSystem, { staffId, topics: trainingTopics, day }));
    }
  }
  const staff = await staffOf(databases.control, organisation.id);
  const listed = async () =>
    (await staffOf(databases.control, organisation.id))
      .map((person) => ({
        staffId: person.staffId,
        label: `${person.name}, ${person.grants.map((grant) => grant.role).join(' and ')}`,
      }))
      .sort((a, b) => (a.label < b.label ? -1 : 1));
  const as = (role: Role): Staff => {
    const person = staff.find((each) => each.grants.some((grant) => grant.role === role));
    if (!person) throw new Error(`The demo has nobody who is ${role}.`);
    const { state: _state, ...actor } = person;
    // As they are right after they have signed in.
    return { ...actor, freshFactor: true };
  };
  const entries = await directoryEntries(databases.control);
  // Not by their keys: what was destroyed has none, and a demo whose days are over is no new one.
  const [known] = [...entries.filter(({ state }) => isRunning(state)), ...entries];
  if (known) return { consultationId: known.id, as, staff: await listed() };
  const consultationId = await prepareDemo(house, as('organiser'), as('approver'), { picture });
  const moderator = as('moderator');
  // Its rooms rest a minute after the start, and a slow machine takes longer to come here: who publishes sits at a desk meanwhile.
  const line = 'the demo that is seeded';
  house.deps.duty.arrive(line, { consultationId, staffId: moderator.staffId, roles: dutyRoles });
  try {
    await speak(house, { consultationId, moderator });
  } finally {
    house.deps.duty.depart(line);
  }
  return { consultationId, as, staff: await listed() };
}

/** Nothing opens without an audit from outside. A demo says in its name that there was none. */
async function auditDemo({ services }: House, organisationId: string): Promise<void> {
  const { audits } = await done(services.complaints.audits(demoSystem, {}));
  if (audits.length > 0) return;
  await done(
    services.complaints.recordAudit(demoSystem, {
      organisationId,
      day: new Date().toISOString().slice(0, 10),
      auditor: 'Demo audit (nobody audited this)',
      language: 'en',
      summary: 'This is a demonstration. No independent person has looked at it.',
    }),
  );
}

/** An open consultation with a document, a room, sentences and polls, made by its organiser and approver. */
export async function prepareDemo(
  house: House,
  organiser: Staff,
  approver: Staff,
  { picture = false }: { readonly picture?: boolean } = {},
): Promise<string> {
  await auditDemo(house, organiser.organisationId);
  const drafted = await draftConsultation(house, {
    organiser,
    asked: demoAsked,
    answerInDays: 120,
    keepDays: 200,
  });
  if (picture) await drawDemo(house, { organiser, consultationId: drafted.consultationId });
  await prepareHelp(house, drafted.consultationId);
  await openDrafted(house, { ...drafted, organiser, approver, source: demoSource });
  return drafted.consultationId;
}

/** A picture with places, to point at. */
async function drawDemo(
  { services: { consultation } }: House,
  of: { readonly organiser: Staff; readonly consultationId: string },
): Promise<void> {
  const { organiser, consultationId } = of;
  let { revision } = (await done(consultation.read(organiser, { consultationId }))).row;
  const next = () => ({ consultationId, revision: revision++ });
  const { activityId } = await done(consultation.writeActivity(organiser, { ...next(), ...demoDesign }));
  await done(consultation.writePicture(organiser, { ...next(), activityId, bytes: demoPicture() }));
  await done(
    consultation.writePlaces(organiser, { ...next(), activityId, alts: demoAlts, places: demoPlaces }),
  );
}

/** Three made-up children have spoken already and a moderator published them, so that the room is not empty. */
async function speak(
  { services, deps }: House,
  { consultationId, moderator }: { consultationId: string; moderator: Staff },
): Promise<void> {
  const { codes } = await done(
    services.consultation.issueCodes(demoSystem, {
      consultationId,
      label: 'Demo voices',
      language: 'en',
      size: 20,
    }),
  );
  for (const [index, voice] of demoVoices.entries()) {
    const { session } = await done(
      services.room.join(
        { kind: 'visitor' },
        {
          consultationId,
          code: codeFragment(codes[index] ?? []),
          nonce: newId(deps.random),
          language: voice.language,
          level: 'older',
        },
      ),
    );
    const seat = await done(services.room.identify({ kind: 'visitor' }, { consultationId, session }));
    const place = await done(services.room.place(seat.actor, {}));
    const room = place.activities.find((activity) => activity.kind === 'room');
    if (!room) throw new Error('The demo has no room.');
    const posted = await done(
      services.room.post(seat.actor, {
        id: newId(deps.random),
        activityId: room.id,
        text: voice.text,
        language: voice.language,
      }),
    );
    await done(
      services.moderation.decide(moderator, {
        consultationId,
        id: posted.id,
        revision: 1,
        decision: 'publish',
      }),
    );
  }
}
