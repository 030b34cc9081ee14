import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as versions from '../../../app/routes/staff/document/versions.tsx';
import { verifyAudit } from '../../../db/audit.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { checkPlainWords } from '../../../server/demo/plain-check.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { prepareSource } from '../../../server/demo/source.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let author: Child;
let organiser: Staff;
let approver: Staff;
let releaseId: string;
let findingId: string;
const visitor = { kind: 'visitor' } as const;
const code = (of: string) => ({ ok: false, code: of });

const first =
  '# A law\n\nBe kind to each other at school.\n\n# Keeping\n\nA school keeps data for ten years after a child left.';
const second =
  '# A new part\n\nEverybody is asked once a year what they think.\n\n# A law\n\nBe kind to each other at school.\n\n# Keeping\n\nA school keeps data for one year after a child left.';

beforeAll(async () => {
  house = await openTestHouse();
  const { consultation, analysis, room } = house.services;
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Ask us.')] },
  ]);
  ({ consultationId } = drafted);
  stage = drafted;
  organiser = drafted.organiser;
  approver = { ...(await house.staffWho('approver')), freshFactor: true };
  const analyst = await house.staffWho('analyst');
  await need(
    consultation.writeDocument(organiser, {
      consultationId,
      revision: await drafted.revision(),
      language: 'en',
      title: 'A law',
      markdown: first,
    }),
  );
  for (const anchor of ['1', '2'])
    await need(
      consultation.writePlain(organiser, {
        consultationId,
        revision: await drafted.revision(),
        anchor,
        texts: (['en', 'ar'] as const).flatMap((language) =>
          (['younger', 'older'] as const).map((level) => ({
            language,
            level,
            heading: '',
            body: `Plain ${anchor}.`,
          })),
        ),
      }),
    );
  // Both sides of another text were looked at.
  await prepareSource(house, { consultationId, organiser, approver });
  await checkPlainWords(house, { consultationId, approver });
  await drafted.open();
  const children = await stage.joinMany(24);
  [author] = children as [Child];
  await stage.publish(author, stage.activities[0] ?? '', 'Ask us each year.');
  for (const [at, child] of children.entries()) {
    const { next } = await need(room.readStatements(child, { activityId: stage.activities[0] ?? '' }));
    for (const { id } of next)
      await need(room.vote(child, { statementId: id, choice: at < 13 ? 'agree' : 'disagree' }));
  }
  await stage.move('closed');
  const { statements } = await need(analysis.tables(analyst, { consultationId }));
  ({ findingId } = await need(
    analysis.writeFinding(analyst, {
      consultationId,
      language: 'en',
      text: 'The children who took part want to be asked each year.',
      evidence: [
        {
          kind: 'statement',
          subject: statements.find(({ from }) => from === 'children')?.id ?? '',
          cell: 'agree',
        },
      ],
    }),
  ));
  expect(await add()).toEqual(code('state-forbids'));
  await need(analysis.draft(analyst, { consultationId }));
  ({ releaseId } = await need(analysis.sign(approver, { consultationId })));
}, 60_000);
afterAll(() => house.remove());

const add = (more: object = {}, actor = organiser) =>
  house.services.analysis.addVersion(actor, {
    consultationId,
    language: 'en',
    title: '',
    markdown: second,
    ...more,
  });
const bothLevels = (body: string, language = 'en') =>
  (['younger', 'older'] as const).map((level) => ({ language, level, body: `${body} (${level})` }));
const explain = (more: object = {}, actor = organiser) =>
  house.services.analysis.explainChange(actor, {
    consultationId,
    number: 2,
    anchor: '3',
    findings: [{ releaseId, findingId }],
    words: bothLevels('They ask you each year'),
    ...more,
  });
const sign = (revision: number, actor: Staff = approver) =>
  house.services.analysis.signVersion(actor, { consultationId, number: 2, revision });
const desk = () => need(house.services.analysis.versions(organiser, { consultationId }));
const redline = (number = 2) => house.services.analysis.redline(visitor, { consultationId, number });

describe('the next version of a document', () => {
  it('R349: is a draft of the organiser that nobody outside sees', async () => {
    expect(await add({}, approver)).toEqual(code('not-found'));
    expect(await add({ consultationId: newId(house.deps.random) })).toEqual(code('not-found'));
    expect(await add({ markdown: ' ' })).toEqual(code('document-empty'));
    expect(await add({ markdown: first })).toEqual(code('version-same'));
    expect(await need(add())).toEqual({ number: 2, changes: 2 });
    expect(await redline()).toEqual(code('not-found'));
    expect(await redline(1)).toEqual(code('not-found'));
    const { draft, versions } = await desk();
    expect(versions.map(({ number, title }) => [number, title])).toEqual([
      [1, 'A law'],
      [2, 'A law'],
    ]);
    expect(draft?.changes.map(({ anchor, kind, from, to }) => [anchor, kind, from, to])).toEqual([
      ['3', 'new', null, 1],
      ['2', 'changed', 2, 3],
    ]);
  });

  it('R350: a change names findings that are published, with words for children at both levels', async () => {
    const strange = [{ releaseId, findingId: newId(house.deps.random) }];
    expect(await explain({ findings: strange })).toEqual(code('not-found'));
    expect(await explain({ anchor: '1' })).toEqual(code('not-found'));
    expect(await explain({ words: [] })).toEqual(code('field-missing'));
    expect(await explain({ words: bothLevels('x').slice(1) })).toEqual(code('field-missing'));
    expect(await explain({ words: bothLevels('Oui', 'fr') })).toEqual(code('language-unknown'));
    expect(await explain({ words: bothLevels('x'.repeat(600)) })).toEqual(code('field-too-long'));
    await need(explain());
    await need(explain({ anchor: '2', findings: [] }));
    const { draft } = await desk();
    expect(draft?.changes.map(({ findings, words }) => [findings.length, words.length])).toEqual([
      [1, 2],
      [0, 0],
    ]);
  });

  it('R350: a draft written anew keeps what was said of the changes that are still there', async () => {
    await need(add({ markdown: second.replace('one year', 'two years') }));
    expect((await desk()).draft?.changes[0]?.findings).toEqual([{ releaseId, findingId }]);
    await need(add({ markdown: first.replace('ten', 'two') }));
    expect((await desk()).draft?.changes.flatMap(({ findings }) => findings)).toEqual([]);
    await need(add());
    await need(explain());
  });

  it('R767: nobody writes over words or a draft of somebody else that it has not read', async () => {
    const before = (await desk()).draft;
    const shown = { seen: before?.seen['3'], words: bothLevels('Each year') };
    await need(explain(shown));
    await need(explain(shown));
    expect(await explain({ seen: shown.seen })).toEqual(code('stale-revision'));
    const read = { revision: before?.version.revision };
    expect(await add({ ...read, markdown: second.replace('one year', 'two years') })).toEqual(
      code('stale-revision'),
    );
    // Sent twice it is written once.
    await need(add(read));
    await need(explain({ seen: (await desk()).draft?.seen['3'] }));
  });

  it('R716: words about a change that is none any more, or whose draft was signed, come back', async () => {
    const pages = drawPages(house, { routes: { '/staff/c/:id/versions': versions }, staff: organiser });
    const form = { field: 'change.3.en.older' };
    const page = await pages.get(`/staff/c/${consultationId}/versions`);
    const typed = { 'change.3.en.older': 'Now each year.', 'change.3.en.younger': 'Each year!' };
    await need(add({ markdown: first.replace('ten', 'two') }));
    const back = await pages.send(page, form, typed);
    expect(back.status).toBe(400);
    expect(back.html).toContain('not the newest');
    for (const words of Object.values(typed)) expect(wordsOf(back.html)).toContain(words);
    await need(add());
    await need(explain());
  });

  it('R767: nor at the same moment', async () => {
    const one = (both: readonly { ok: boolean }[]) => {
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both).toContainEqual(code('stale-revision'));
    };
    const seen = (await desk()).draft?.seen['3'];
    one(
      await Promise.all(
        ['Every year', 'Each June'].map((words) => explain({ seen, words: bothLevels(words) })),
      ),
    );
    const revision = (await desk()).draft?.version.revision;
    const texts = ['two years', 'three years'].map((years) => second.replace('one year', years));
    one(await Promise.all(texts.map((markdown) => add({ revision, markdown }))));
    await need(add());
    await need(explain());
  });

  it('R349: a second person publishes what was read, with a fresh factor; then it stands', async () => {
    const colleague = { ...(await house.staffWho('moderator')), grants: organiser.grants };
    await need(explain({}, colleague));
    const revision = (await desk()).draft?.version.revision ?? 0;
    expect(await sign(revision, organiser)).toEqual(code('not-found'));
    const both = { ...organiser, grants: [...organiser.grants, ...approver.grants], freshFactor: true };
    expect(await sign(revision, both)).toEqual(code('one-person-alone'));
    // R1194: nor who said why something changed in it.
    expect(await sign(revision, { ...both, staffId: colleague.staffId })).toEqual(code('one-person-alone'));
    expect(await sign(revision, { ...approver, freshFactor: false })).toEqual(code('factor-needed'));
    expect(await sign(revision - 1)).toEqual(code('stale-revision'));
    await need(sign(revision));
    expect(await sign(revision)).toEqual(code('state-forbids'));
    expect(await explain()).toEqual(code('state-forbids'));
    const seen = await need(redline());
    expect(seen.version).toMatchObject({ number: 2, signedBy: approver.name });
    expect(JSON.stringify(seen.version)).not.toContain(organiser.staffId);
    expect(seen.numbers).toEqual([1, 2]);
    expect(seen.sections).toBe(3);
    expect(seen.changes[1]?.text.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'ten' },
      { kind: 'added', text: 'one' },
      { kind: 'removed', text: 'years' },
      { kind: 'added', text: 'year' },
    ]);
    expect(await verifyAudit(house.databases.control)).toMatchObject({ ok: true });
  });

  it('R352: the finding has it beside it: for everybody, in the ledger, for the child whose words it rests on', async () => {
    const change = { number: 2, anchor: '3', releaseId, findingId };
    const { changes } = await need(house.services.analysis.release(visitor, { id: releaseId }));
    expect(changes).toMatchObject([change]);
    expect(changes[0]?.words.map(({ level }) => level).sort()).toEqual(['older', 'younger']);
    const parts = await need(house.services.analysis.ledger(visitor, {}));
    expect(parts.find((part) => part.releaseId === releaseId)?.entries[0]?.changes).toMatchObject([change]);
    const own = await need(house.services.room.readAnswers(author, {}));
    expect(own[0]?.findings[0]?.changes).toMatchObject([change]);
  });

  it('R353: once the consultation is destroyed its versions stand, and the next one can be written', async () => {
    await house.databases.destroy(consultationId);
    expect(await house.services.consultation.read(demoSystem, { consultationId })).toEqual(code('not-found'));
    expect((await need(redline())).changes).toHaveLength(2);
    const third = '# Keeping\n\nA school keeps data for one year after a child left.';
    expect(await need(add({ markdown: third }))).toEqual({ number: 3, changes: 2 });
    expect((await desk()).draft?.changes.map(({ anchor, kind }) => [anchor, kind])).toEqual([
      ['3', 'removed'],
      ['1', 'removed'],
    ]);
  });
});

describe('a document that is corrected before it opens', () => {
  it('R348: plain versions and questions go with their section, whatever its number', async () => {
    const { consultation } = house.services;
    const { consultationId: id, revision } = await draftVoting(house, []);
    const write = async (markdown: string) =>
      need(
        consultation.writeDocument(organiser, {
          consultationId: id,
          revision: await revision(),
          language: 'en',
          title: 'A law',
          markdown,
        }),
      );
    await write(first);
    const plain = [{ language: 'en', level: 'older', heading: '', body: 'They keep it for ten years.' }];
    await need(
      consultation.writePlain(organiser, {
        consultationId: id,
        revision: await revision(),
        anchor: '2',
        texts: plain,
      }),
    );
    for (const anchor of ['1', '2'])
      await need(
        consultation.writeActivity(organiser, {
          consultationId: id,
          revision: await revision(),
          kind: 'question',
          anchor,
          prompts: prompts(`About ${anchor}?`),
        }),
      );
    // A part comes first, and the old first one goes.
    await write(
      '# A new part\n\nEverybody is asked once a year what they think.\n\n# A second new part\n\nAll of this is printed in large letters.\n\n# Keeping\n\nA school keeps data for one year after a child left.',
    );
    const read = await need(consultation.read(organiser, { consultationId: id }));
    expect(read.sections.map(({ anchor, plain }) => [anchor, plain.length])).toEqual([
      ['1', 0],
      ['2', 0],
      ['3', 1],
    ]);
    expect(read.activities.map(({ anchor }) => anchor)).toEqual(['', '3']);
  });
});
