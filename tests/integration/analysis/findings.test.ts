import { createHash, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { StoreError } from '../../../db/engine.ts';
import { isRewriteOwed } from '../../../db/queries/retention/rewrites.ts';
import { processActivity } from '../../../server/core/analysis/evaluation.ts';
import type { Choice } from '../../../server/core/room/voting.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { draftRelease } from '../../../server/usecases/analysis/draft-release.ts';
import { signRelease } from '../../../server/usecases/analysis/sign-release.ts';
import { writeAnew } from '../../../server/usecases/privacy/write-anew.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { farDay } from '../../support/processes/far-day.ts';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let decisionMaker: Staff;
let author: Child;
let statements: string;
let poll: string;
let clear: string;
let contribution: string;
let releaseId: string;
const visitor = { kind: 'visitor' } as const;
const formula = '=HYPERLINK("http://example.org")';

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed(formula)] },
    { kind: 'poll', form: 'multiple', prompts: prompts('Choose.'), options: ['A', 'B', 'C'].map(option) },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [statements = '', poll = ''] = stage.activities;
  analyst = await house.staffWho('analyst');
  approver = await house.staffWho('approver');
  decisionMaker = await house.staffWho('decision-maker');
  const all = await stage.joinMany(33);
  // Ten of them answer the poll alone.
  const children = all.slice(0, 23);
  author = children[0] as Child;
  contribution = await stage.publish(author, statements, 'Ask us before you decide.');
  await stage.publish(children[1] as Child, statements, 'This one is taken away.');
  for (const [at, child] of children.entries()) {
    const page = await need(house.services.room.readStatements(child, { activityId: statements }));
    for (const statement of page.next) {
      // On the organiser's: 12 agree, 11 disagree. On children's own: 12 agree, 8 disagree, 3 did not understand.
      const choice: Choice =
        statement.from === 'organiser'
          ? at < 12
            ? 'agree'
            : 'disagree'
          : at < 12
            ? 'agree'
            : at < 20
              ? 'disagree'
              : 'unclear';
      await need(house.services.room.vote(child, { statementId: statement.id, choice }));
    }
  }
  for (const [at, child] of all.entries()) {
    const choice = at < 3 ? [] : at < 14 ? [1, 2] : at < 20 ? [2] : at < 24 ? [1] : [3];
    await need(house.services.room.answerPoll(child, { activityId: poll, choice }));
  }
  const moderator = await house.staffWho('moderator');
  const own = (await need(house.services.room.place(children[1] as Child, {}))).own[0]?.id ?? '';
  await need(
    house.services.moderation.decide(moderator, {
      consultationId,
      id: own,
      revision: 1,
      change: 2,
      decision: 'refuse',
      reason: 'person',
      hidden: [{ start: 0, end: 1_000, label: 'person' }],
    }),
  );
});
afterAll(() => house.remove());

const tables = () => need(house.services.analysis.tables(analyst, { consultationId }));
const seen = (table: { cells: readonly { cell: string; children: number | null }[] } | undefined) =>
  Object.fromEntries((table?.cells ?? []).map(({ cell, children }) => [cell, children]));
const write = (
  evidence: readonly { kind: 'statement' | 'poll' | 'point'; subject: string; cell: string }[],
) =>
  house.services.analysis.writeFinding(analyst, {
    consultationId,
    language: 'en',
    text: 'Most of the children who took part want to be asked.',
    evidence,
  });

describe('after closing', () => {
  it('R46, R84: there are tables, with no number under ten and none by subtraction', async () => {
    expect(await tables()).toMatchObject({ statements: [], polls: [] });
    await stage.move('closed');
    const found = await tables();
    expect(found.statements).toHaveLength(2);
    const mine = found.statements.find((each) => each.from === 'children');
    clear = mine?.id ?? '';
    expect(mine?.texts).toEqual([{ language: 'en', text: 'Ask us before you decide.' }]);
    expect(seen(mine?.table)).toEqual({ agree: 10, disagree: null, pass: null, unclear: null });
    const seeded = found.statements.find((each) => each.from === 'organiser');
    expect(seeded?.table.children).toBe(20);
    // Nobody passed. Were both numbers told, that would be known of each of them.
    expect(seen(seeded?.table)).toEqual({ agree: 10, disagree: null, pass: null, unclear: null });
    // 30 answered, 3 skipped. Several answers a child: the hidden cell cannot be computed from the others.
    expect(found.polls[0]?.table.children).toBe(30);
    expect(seen(found.polls[0]?.table)).toEqual({ 1: 15, 2: 15, 3: null });
    expect(await need(house.services.analysis.tables(approver, { consultationId }))).toEqual(found);
    expect(JSON.stringify(found)).not.toContain('taken away');
  });

  it('R704: who looks again is told the same, and nothing is written for it', async () => {
    const db = await house.databases.consultation(consultationId);
    const look = () => need(house.services.analysis.tables(analyst, { consultationId }));
    const few = (await look()).statements[0]?.id ?? '';
    const anew = { sql: `delete from told_numbers where kind = 'answers'`, args: [] };
    const agree = (by: number) => ({
      sql: 'update statement_tally set agree = agree + ?2, disagree = disagree + ?2 where statement_id = ?1',
      args: [few, by],
    });
    await db?.write([agree(-8), anew]);
    const first = await look();
    expect(first.statements.find(({ id }) => id === few)?.table.children).toBe(null);
    expect(await look()).toEqual(first);
    expect(await db?.query(`select written from told_numbers where kind = 'answers'`, [])).toEqual([[1]]);
    await db?.write([agree(8), anew]);
  });

  it('R85: a finding rests on what is shown and on nothing else', async () => {
    const refused = (code: string) => ({ ok: false, code });
    const { analysis } = house.services;
    expect(await analysis.draft(analyst, { consultationId })).toEqual(refused('findings-missing'));
    expect(await write([])).toEqual(refused('evidence-missing'));
    const agree = { kind: 'statement', subject: clear, cell: 'agree' } as const;
    const hidden = { ...agree, cell: 'disagree' };
    expect(await write([hidden])).toEqual(refused('evidence-hidden'));
    expect(await write([agree, hidden])).toEqual(refused('evidence-hidden'));
    expect(await write([{ ...agree, subject: contribution }])).toEqual(refused('evidence-hidden'));
    expect(await write([{ kind: 'point', subject: clear, cell: '' }])).toEqual(refused('evidence-hidden'));
    const finding = { consultationId, language: 'en', text: 'x', evidence: [agree] };
    expect(await analysis.writeFinding(approver, finding)).toEqual(refused('not-found'));
    expect(await analysis.writeFinding(analyst, { ...finding, language: 'fr' })).toEqual(
      refused('language-unknown'),
    );
    const first = await need(write([agree, { kind: 'poll', subject: poll, cell: '2' }]));
    const second = await need(write([{ kind: 'poll', subject: poll, cell: '1' }]));
    await need(write([agree]));
    await need(
      analysis.writeFinding(analyst, { ...finding, findingId: second.findingId, text: '+Many chose A.' }),
    );
    const listed = (await tables()).findings;
    await need(analysis.dropFinding(analyst, { consultationId, findingId: listed[2]?.id ?? '' }));
    expect((await tables()).findings.map(({ id, text, evidence }) => [id, text, evidence])).toEqual([
      [
        first.findingId,
        'Most of the children who took part want to be asked.',
        expect.arrayContaining([
          { ...agree, children: 10 },
          { kind: 'poll', subject: poll, cell: '2', children: 15 },
        ]),
      ],
      [second.findingId, '+Many chose A.', [{ ...agree, children: 10 }]],
    ]);
  });

  it('R152: what begins to wait while a release is drafted is waited for', async () => {
    const found = await house.databases.consultation(consultationId);
    if (!found) throw new Error('no database');
    const ofRefused = `from contribution where state = 'refused' limit 1`;
    const asks = {
      sql: `insert into waiting (kind, subject, holder, since_minute, due_minute) select 'appeal', id, '', 0, 0 ${ofRefused}`,
      args: [],
    };
    const asked: Database = Object.create(found, {
      write: {
        value: async (statements: Parameters<Database['write']>[0]) => {
          await found.write([asks]);
          return found.write(statements);
        },
      },
    });
    const databases = { ...house.databases, consultation: async () => asked };
    const drafted = await draftRelease({ ...house.deps, databases }, analyst, { consultationId });
    await found.write([{ sql: `delete from waiting where kind = 'appeal'`, args: [] }]);
    expect(drafted).toEqual({ ok: false, code: 'not-ready' });
  });

  it('R38, R45: a second person signs a manifest of all files, and nothing is written any more', async () => {
    const { analysis } = house.services;
    await need(analysis.draft(analyst, { consultationId }));
    expect(await write([{ kind: 'statement', subject: clear, cell: 'agree' }])).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    const { findings } = await need(analysis.readDraft(approver, { consultationId }));
    expect(findings).toHaveLength(2);
    ({ releaseId } = await need(analysis.sign(approver, { consultationId })));
    const release = await need(analysis.release(visitor, { id: releaseId }));
    const bytesOf = async (name: string) =>
      Buffer.from((await need(analysis.releaseFile(visitor, { id: releaseId, name }))).bytes);
    const manifest = await bytesOf(release.signedFile);
    expect(createHash('sha256').update(manifest).digest('hex')).toBe(release.hash);
    expect(
      verify(null, manifest, house.deps.secrets.publicKey, Buffer.from(release.signature, 'base64')),
    ).toBe(true);
    for (const line of manifest.toString().trim().split('\n')) {
      const [hash, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(await bytesOf(name))
          .digest('hex'),
      ).toBe(hash);
    }
    expect(await analysis.releaseFile(visitor, { id: releaseId, name: '../x' })).toEqual({
      ok: false,
      code: 'not-found',
    });
    await house.databases.control.write([
      {
        sql: `update release_file set bytes = ?1 where name = 'polls.csv'`,
        args: [Buffer.from('another')],
      },
    ]);
    await expect(bytesOf('polls.csv')).rejects.toThrow(/signed hash/);
  });

  it('R87, R508: what was stopped between the release and the last step is published by signing again', async () => {
    const db = await house.databases.consultation(consultationId);
    const back = await db?.write([{ sql: `update consultation set state = 'signed'`, args: [] }]);
    expect(back?.ok).toBe(true);
    expect(await need(house.services.analysis.sign(approver, { consultationId }))).toEqual({ releaseId });
    expect(await db?.query('select state from consultation', [])).toEqual([['published']]);
    expect(await house.databases.control.query('select id from release', [])).toEqual([[releaseId]]);
  });

  it('R43: a file that cannot be written anew when it is signed is written anew later, and nobody reads that it failed', async () => {
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('There is no consultation.');
    await db.write([{ sql: `update consultation set state = 'signed'`, args: [] }]);
    const busy = { ...db, rewrite: () => Promise.reject(new StoreError('database-busy', 'It is busy.')) };
    const unwritten = new Set<Database>();
    const databases = { ...house.databases, consultation: async () => busy };
    const deps = { ...house.deps, databases, unwritten };
    expect(await need(signRelease(deps, approver, { consultationId }))).toEqual({ releaseId });
    expect([...unwritten]).toEqual([busy]);
    expect(await isRewriteOwed(db)).toBe(true);
    unwritten.clear();
    unwritten.add(db);
    await writeAnew(deps, db);
    expect(await isRewriteOwed(db)).toBe(false);
  });

  it('R84, R86: the files hold the same numbers, no participant and no contribution, and run nothing', async () => {
    const { analysis } = house.services;
    const text = async (name: string) =>
      Buffer.from((await need(analysis.releaseFile(visitor, { id: releaseId, name }))).bytes).toString();
    const [json, rows, written] = [
      await text('release.json'),
      await text('statements.csv'),
      await text('findings.csv'),
    ];
    expect(rows).toContain(`"'${formula.replaceAll('"', '""')} (en)",20,10,,,`);
    // An id may begin with what a spreadsheet takes for a formula.
    const id = clear.startsWith('-') ? `'${clear}` : clear;
    expect(written).toContain(`'+Many chose A.,statement,${id},agree,10`);
    for (const secret of [author.participantId, contribution, 'taken away'])
      expect(json + rows + written).not.toContain(secret);
    expect(JSON.parse(json)).toMatchObject({ version: 3, rules: { threshold: 10, rounding: 5 } });
  });
});

describe('the answer', () => {
  it('R87: is owed to every finding, by the decision-maker alone, and the newest stands', async () => {
    const { analysis } = house.services;
    const desk = await need(analysis.readAnswersDesk(decisionMaker, { consultationId }));
    expect(desk.responses).toEqual([]);
    const [first, second] = desk.findings;
    const answer = (findingId: string | undefined, body: string, language = 'en') => ({
      releaseId,
      findingId: findingId ?? '',
      decision: 'partly' as const,
      texts: [
        { language, body },
        { language: 'ar', body: ' ' },
      ],
      plain: (['younger', 'older'] as const).map((level) => ({
        language,
        level,
        body: `${body} (${level})`,
      })),
      dueDay: farDay,
    });
    const respond = (who: Staff, input: ReturnType<typeof answer>) => analysis.respond(who, input);
    expect(await respond(analyst, answer(first?.id, 'We will.'))).toEqual({ ok: false, code: 'not-found' });
    expect(await respond(decisionMaker, answer(first?.id, ' '))).toEqual({
      ok: false,
      code: 'field-missing',
    });
    expect(await respond(decisionMaker, answer('nothing', 'We will.'))).toEqual({
      ok: false,
      code: 'not-found',
    });
    expect(await respond(decisionMaker, answer(first?.id, 'Oui.', 'fr'))).toEqual({
      ok: false,
      code: 'language-unknown',
    });
    expect(await need(respond(decisionMaker, answer(first?.id, 'We will.')))).toEqual({ answered: false });
    await need(respond(decisionMaker, answer(first?.id, 'We will, from June.')));
    const published = await need(analysis.release(visitor, { id: releaseId }));
    expect(published.responses).toMatchObject([
      {
        findingId: first?.id,
        decision: 'partly',
        texts: [{ language: 'en', body: 'We will, from June.' }],
        signedBy: decisionMaker.name,
      },
    ]);
    expect(await need(respond(decisionMaker, answer(second?.id, 'Not yet.')))).toEqual({ answered: true });
    const listed = await need(house.services.consultation.list(decisionMaker, {}));
    expect(listed.find((each) => each.id === consultationId)?.state).toBe('answered');
    await need(respond(decisionMaker, answer(second?.id, 'Now.')));
    expect(await verifyAudit(house.databases.control)).toMatchObject({ ok: true });
  });

  it('R87: stands among the own words of each child that the finding rests on, and of no other', async () => {
    const own = await need(house.services.room.readAnswers(author, {}));
    expect(own).toMatchObject([
      {
        contributionId: contribution,
        findings: [
          {
            releaseId,
            text: 'Most of the children who took part want to be asked.',
            response: { decision: 'partly' },
          },
          { text: '+Many chose A.', response: { texts: [{ body: 'Now.' }] } },
        ],
      },
    ]);
    const other = await house.join();
    expect(await need(house.services.room.readAnswers(other, {}))).toEqual([]);
    expect(await house.services.room.readAnswers(decisionMaker, {})).toEqual({
      ok: false,
      code: 'not-allowed',
    });
  });
});

describe('preparing', () => {
  it('R82: a poll has options that can be answered, and what is dropped leaves nothing', async () => {
    const { consultation } = house.services;
    const draft = await draftVoting(house, [
      { kind: 'statements', prompts: prompts('Vote.'), seeds: ['One', 'Two'].map(seed) },
      {
        kind: 'poll',
        form: 'scale',
        prompts: prompts('How?'),
        options: ['1', '2', '3', '4', '5'].map(option),
      },
    ]);
    const db = await house.databases.consultation(draft.consultationId);
    const [votes = '', scale = ''] = draft.activities;
    const edit = async (change: object) =>
      consultation.writeActivity(draft.organiser, {
        consultationId: draft.consultationId,
        revision: await draft.revision(),
        kind: 'poll',
        anchor: '',
        prompts: prompts('Again.'),
        ...change,
      });
    const missing = { ok: false, code: 'options-missing' };
    expect(await edit({ form: 'single', options: [option('alone')] })).toEqual(missing);
    expect(await edit({ form: 'scale', options: ['1', '2', '3'].map(option) })).toEqual(missing);
    expect(await edit({ form: 'single', options: [option('a'), { labels: [] }] })).toEqual(missing);
    expect(await edit({ options: ['a', 'b'].map(option) })).toEqual(missing);
    expect(await edit({ activityId: 'unknown', form: 'single', options: ['a', 'b'].map(option) })).toEqual({
      ok: false,
      code: 'activity-unknown',
    });
    const before = (await need(consultation.read(draft.organiser, draft))).seeds;
    const kept = before.find((each) => each.texts[0]?.body.startsWith('Two'));
    const seeds = [{ id: kept?.id, ...seed('Two, reworded') }, seed('Three')];
    await need(edit({ kind: 'statements', activityId: votes, seeds }));
    const after = (await need(consultation.read(draft.organiser, draft))).seeds;
    expect(after.map((each) => each.texts[1]?.body).sort()).toEqual(['Three (en)', 'Two, reworded (en)']);
    expect(after.map((each) => each.id)).toContain(kept?.id);
    for (const activityId of [votes, scale])
      await need(
        consultation.dropActivity(draft.organiser, {
          consultationId: draft.consultationId,
          revision: await draft.revision(),
          activityId,
        }),
      );
    for (const table of [
      'activity',
      'activity_option',
      'statement',
      'statement_text',
      'statement_tally',
      'counter',
    ])
      expect(
        await db?.query(
          // Every consultation has its desk, and its place for words about the process.
          `select count(*) from ${table} where ${
            { counter: `name <> 'desk'`, activity: `id <> '${processActivity}'` }[table] ?? '1'
          }`,
          [],
        ),
        table,
      ).toEqual([[0]]);
  });
});
