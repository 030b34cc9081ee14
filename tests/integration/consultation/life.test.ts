import { createHash, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { releaseFiles } from '../../../db/queries/analysis/releases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { drawCodes } from '../../../server/usecases/consultation/draw-codes.ts';
import { moveConsultation } from '../../../server/usecases/consultation/move-consultation.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;
let db: Database;
let consultationId: string;
let organiser: Staff;
let approver: Staff;
let analyst: Staff;
let moderator: Staff;
let room: string;
const children: Child[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  ({ consultationId } = house);
  const found = await house.databases.consultation(consultationId);
  if (!found) throw new Error('no database');
  db = found;
  organiser = await house.staffWho('organiser');
  approver = await house.staffWho('approver');
  analyst = await house.staffWho('analyst');
  moderator = await house.staffWho('moderator');
  for (let n = 0; n < 11; n += 1) children.push(await house.join());
  const [first] = children;
  if (!first) throw new Error('no child');
  const place = await need(house.services.room.place(first, {}));
  room = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
});
afterAll(() => house.remove());

const stateOf = async () =>
  (await need(house.services.consultation.read(organiser, { consultationId }))).row.state;

describe('from draft to release', () => {
  it('R37: a draft opens by no path', async () => {
    const { consultation } = house.services;
    const made = { title: 'Not ready', language: 'en', timeZone: 'Europe/Vienna' };
    const { id } = await need(consultation.create(organiser, made));
    const draft = { consultationId: id };
    expect(await consultation.move(organiser, { ...draft, to: 'open' })).toMatchObject({ ok: false });
    for (const [who, kind] of [
      [organiser, 'prepared'],
      [approver, 'approved'],
    ] as const) {
      expect(await consultation.signGate(who, { ...draft, revision: 1, kind })).toEqual({
        ok: false,
        code: 'gate-not-ready',
      });
    }
  });

  it('R38: who prepared does not approve, whatever roles it holds', async () => {
    const { consultation } = house.services;
    const { row } = await need(consultation.read(organiser, { consultationId }));
    await db.write([
      { sql: `update consultation set state = 'assessed'`, args: [] },
      { sql: `delete from signature where kind = 'approved'`, args: [] },
    ]);
    const preparer = { ...organiser, grants: [...organiser.grants, ...approver.grants] };
    const approval = { consultationId, revision: row.revision, kind: 'approved' as const };
    expect(await consultation.signGate(preparer, approval)).toEqual({ ok: false, code: 'one-person-alone' });
    await need(consultation.signGate(approver, approval));
    await need(consultation.move(organiser, { consultationId, to: 'open' }));
  });

  it('R37: the gate stands before every opening, also after a pause', async () => {
    const { consultation } = house.services;
    await need(consultation.move(organiser, { consultationId, to: 'paused' }));
    // Its last day is over: what children were told about how long it is kept would not be true.
    const afterItsLastDay = { ...house.deps, clock: () => house.deps.clock() + 400 * 86_400_000 };
    expect(await moveConsultation(afterItsLastDay, organiser, { consultationId, to: 'open' })).toEqual({
      ok: false,
      code: 'gate-not-ready',
    });
    await need(consultation.move(organiser, { consultationId, to: 'open' }));
  });

  it('R43: at close the order of arrival and the unused codes are gone', async () => {
    for (const [n, child] of children.entries()) {
      const id = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
      const text = `They should ask us first, says child ${n}.`;
      await need(house.services.room.post(child, { id, activityId: room, text, language: 'en' }));
      await need(
        house.services.moderation.decide(moderator, { consultationId, id, revision: 1, decision: 'publish' }),
      );
    }
    const numbered = () => db.query('select count(*) from contribution where seq is not null', []);
    const codes = () => db.query('select count(*) from join_code', []);
    expect((await numbered())[0]?.[0]).toBeGreaterThanOrEqual(children.length);
    expect((await codes())[0]?.[0]).toBeGreaterThan(0);
    expect((await need(house.services.analysis.points(analyst, { consultationId }))).contributions).toEqual(
      [],
    );
    // Drawn by somebody who had read that it is open, and stored after the close.
    const { row } = await need(house.services.consultation.read(organiser, { consultationId }));
    const late20 = { label: 'Late', language: 'en', size: 20 };
    const drawn = await need(drawCodes(house.deps, organiser, { db, row, wanted: late20 }));
    await need(house.services.consultation.move(organiser, { consultationId, to: 'closed' }));
    expect([await numbered(), await codes()]).toEqual([[[0]], [[0]]]);
    expect(await db.write(drawn.statements)).toEqual({ ok: false, refusal: 'state-forbids' });
    expect(await codes()).toEqual([[0]]);
    const [child] = children;
    const late = { id: newId(() => new Uint8Array(16)), activityId: room, text: 'Late.', language: 'en' };
    expect(child && (await house.services.room.post(child, late))).toEqual({
      ok: false,
      code: 'activity-closed',
    });
  });

  it('R38, R1194: who drafted a release does not sign it, nor who wrote a finding of it', async () => {
    const { analysis } = house.services;
    const table = await need(analysis.points(analyst, { consultationId }));
    const said = table.contributions.filter(({ parts }) => JSON.stringify(parts).includes('says child'));
    expect(said).toHaveLength(children.length);
    expect(await analysis.draft(analyst, { consultationId })).toEqual({ ok: false, code: 'points-unsorted' });
    const point = { consultationId, activityId: room, title: 'Ask first', language: 'en' };
    const { pointId } = await need(analysis.namePoint(analyst, point));
    const sorting = said.map(({ id }) => ({ contributionId: id, pointId }));
    await need(analysis.sort(analyst, { consultationId, sorting }));
    const few = await need(analysis.namePoint(analyst, { ...point, title: 'Nobody said it' }));
    const finding = (subject: string) => ({
      consultationId,
      language: 'en',
      text: 'The children who took part want to be asked first.',
      evidence: [{ kind: 'point' as const, subject, cell: '' }],
    });
    expect(await analysis.writeFinding(analyst, finding(few.pointId))).toEqual({
      ok: false,
      code: 'evidence-hidden',
    });
    await need(analysis.writeFinding(analyst, finding(pointId)));
    // Somebody else says that it is ready.
    const colleague = { ...moderator, grants: analyst.grants };
    await need(analysis.draft(colleague, { consultationId }));

    const alone = { ok: false, code: 'one-person-alone' };
    for (const one of [colleague, analyst]) {
      const both = { ...one, grants: [...one.grants, ...approver.grants] };
      expect(await analysis.sign(both, { consultationId })).toEqual(alone);
      // And the page says so before.
      const read = await need(analysis.readDraft(both, { consultationId }));
      expect(read.holds).toBe('one-person-alone');
      const own = await need(house.services.consultation.ownWork(both, { consultationId }));
      expect(own.signs).toBe(true);
    }
    expect(await need(house.services.consultation.ownWork(approver, { consultationId }))).toEqual({
      signs: false,
      assessments: [],
    });
    expect(await stateOf()).toBe('analysed');
  });

  it('R44, R45: the release is frozen, counts in fives, and carries a signature anyone can check', async () => {
    const { analysis } = house.services;
    const { releaseId } = await need(analysis.sign(approver, { consultationId }));
    expect(await stateOf()).toBe('published');
    const visitor = { kind: 'visitor' } as const;
    const release = await need(analysis.release(visitor, { id: releaseId }));
    expect(JSON.stringify(release.release)).toContain('"title":"Ask first","language":"en","children":10');
    expect(JSON.stringify(release.release)).not.toContain('says child');

    const files = await releaseFiles(house.databases.control, releaseId);
    const bytes = Buffer.from(files.find((each) => each.name === release.signedFile)?.bytes ?? []);
    expect(files.map((each) => each.name)).toEqual(
      expect.arrayContaining([
        'evidence.json',
        'findings.csv',
        'manifest.txt',
        'points.csv',
        'release.json',
        'report.en.pdf',
      ]),
    );
    expect(release.files.map(({ name }) => name).sort()).toEqual(files.map(({ name }) => name).sort());
    for (const { name, sha256 } of release.files.filter((each) => each.name !== release.signedFile))
      expect(bytes.toString()).toContain(`${sha256}  ${name}\n`);
    const signature = Buffer.from(release.signature, 'base64');
    const { publicKey } = house.deps.secrets;
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(release.hash);
    expect(verify(null, bytes, publicKey, signature)).toBe(true);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    expect(verify(null, bytes, publicKey, signature)).toBe(false);
    expect((await analysis.sign(approver, { consultationId })).ok).toBe(false);
  });

  it('R87: a child finds the finding that its words became part of by their point', async () => {
    const [child] = children;
    if (!child) throw new Error('no child');
    const own = (await need(house.services.room.place(child, {}))).own[0]?.id;
    expect(await need(house.services.room.readAnswers(child, {}))).toMatchObject([
      {
        contributionId: own,
        findings: [{ text: 'The children who took part want to be asked first.', response: null }],
      },
    ]);
  });
});
