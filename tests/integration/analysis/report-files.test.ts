import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as released from '../../../app/routes/public/release/release.tsx';
import type { Database } from '../../../db/databases.ts';
import { verifyReport } from '../../../server/commands/verify-report.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { signRelease } from '../../../server/usecases/analysis/sign-release.ts';
import { ownStrange } from '../../prove/report/strings.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, option, prompts, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { textOf, whatRuns } from '../../support/pages/inert.ts';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let children: readonly Child[];
let approver: Staff;
let drawn = 0;
let files: ReadonlyMap<string, Uint8Array>;
let folder: string;

/** What children write, of which a program might run some. */
const written = ownStrange.slice(0, 14);

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [] },
    { kind: 'poll', form: 'single', prompts: prompts('=Choose()'), options: ['=A', '<b>B</b>'].map(option) },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  children = await stage.joinMany(24);
  const [statements = '', poll = ''] = stage.activities;
  for (const [at, words] of written.entries()) await stage.publish(children[at] as Child, statements, words);
  for (const [at, child] of children.entries())
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: [1 + (at % 2)] }));
  await stage.move('closed');
  const analyst = await house.staffWho('analyst');
  approver = await house.staffWho('approver');
  const { analysis } = house.services;
  const evidence = [{ kind: 'poll' as const, subject: poll, cell: '1' }];
  await need(
    analysis.writeFinding(analyst, {
      consultationId,
      language: 'en',
      text: '=SUM(A:A) <i>all</i>',
      evidence,
    }),
  );
  await need(analysis.draft(analyst, { consultationId }));
  // All of it was read before: what is written while it is signed is the signature.
  await need(analysis.readDraft(approver, { consultationId }));
  folder = join(house.folder, 'taken');
  mkdirSync(folder);
}, 60_000);
afterAll(() => house.remove());

const verify = async (...more: string[]) => {
  const lines: string[] = [];
  const output = new Writable({
    write(part, _encoding, next) {
      lines.push(String(part));
      next();
    },
  });
  const code = await verifyReport([folder, ...more], { output, errors: output });
  return { code, said: lines.join('') };
};

describe('a signed release', () => {
  it('R248: nothing is signed of a child that says no after all was drawn, in the moment of the signature', async () => {
    const found = await house.databases.consultation(consultationId);
    if (!found) throw new Error('no database');
    const object = (on: boolean) =>
      need(house.services.privacy.object(children[1] as Child, { use: 'analysis', on }));
    const last: Database = Object.create(found, {
      write: {
        value: async (statements: Parameters<Database['write']>[0]) => {
          await object(true);
          return found.write(statements);
        },
      },
    });
    const deps = { ...house.deps, databases: { ...house.databases, consultation: async () => last } };
    expect(await signRelease(deps, approver, { consultationId })).toEqual({
      ok: false,
      code: 'stale-revision',
    });
    expect(await found.query('select state from consultation', [])).toEqual([['analysed']]);
    await object(false);
  }, 60_000);

  it('R927: stopped after the signature it is signed anew, as it is by then, and the log names both', async () => {
    const stops: Database = Object.create(house.databases.control, {
      write: {
        value: async () => {
          throw new Error('stopped');
        },
      },
    });
    const found = await house.databases.consultation(consultationId);
    if (!found) throw new Error('no database');
    const deps = { ...house.deps, databases: { ...house.databases, control: stops } };
    await expect(signRelease(deps, approver, { consultationId })).rejects.toThrow('stopped');
    expect(await found.query('select state from consultation', [])).toEqual([['signed']]);
    const object = (on: boolean) =>
      need(house.services.privacy.object(children[1] as Child, { use: 'analysis', on }));
    const late: Database = Object.create(found, {
      write: {
        value: async (statements: Parameters<Database['write']>[0]) => {
          await object(true);
          return found.write(statements);
        },
      },
    });
    const again = { ...house.deps, databases: { ...house.databases, consultation: async () => late } };
    expect(await signRelease(again, approver, { consultationId })).toEqual({
      ok: false,
      code: 'stale-revision',
    });
    await object(false);
  }, 60_000);

  it('R248: holds what is so when it is drawn: a child that takes its words out meanwhile is in no form', async () => {
    const [first] = children;
    const deps = {
      ...house.deps,
      drawForms: async (release: Parameters<typeof house.deps.drawForms>[0]) => {
        drawn += 1;
        const forms = await house.deps.drawForms(release);
        if (drawn === 1)
          await need(house.services.privacy.object(first as Child, { use: 'analysis', on: true }));
        return forms;
      },
    };
    const { releaseId } = await need(signRelease(deps, approver, { consultationId }));
    expect(drawn).toBe(2);
    const bundle = await need(house.services.analysis.releaseBundle({ kind: 'visitor' }, { id: releaseId }));
    files = new Map(bundle.files.map(({ name, bytes }) => [name, bytes]));
    expect(textOf(files.get('release.json') ?? new Uint8Array())).not.toContain('HYPERLINK(');
    expect(textOf(files.get('report.en.html') ?? new Uint8Array())).not.toContain('HYPERLINK(');
  }, 60_000);

  it('R927: who signed it and when stands in what is signed, and is said from there', async () => {
    const { control } = house.databases;
    const [[id, day] = []] = await control.query('select id, day from release', []);
    const read = async (name: string) => textOf(files.get(name) ?? new Uint8Array());
    expect(JSON.parse(await read('release.json')).signed).toEqual({ by: approver.name, day });
    expect(await read('report.en.html')).toContain(`Signed by ${approver.name} · `);
    await control.write([
      { sql: 'update release set signed_by = ?1', args: [control.text.encode('Somebody else')] },
    ]);
    const page = await need(house.services.analysis.release({ kind: 'visitor' }, { id: String(id) }));
    expect(page).toMatchObject({ signedBy: approver.name, day });
    const found = await house.databases.consultation(consultationId);
    const signatures = await found?.query(`select detail from audit where deed = 'release:sign'`, []);
    expect(signatures).toHaveLength(2);
    expect(signatures?.at(-1)).toEqual([page.hash]);
  });

  it('R591, R613: says in every form whose text children were asked about, and who from outside read both sides', async () => {
    const source = await need(house.services.consultation.source(approver, { consultationId }));
    if (!source) throw new Error('no source');
    for (const form of ['report', 'children-younger', 'children-older', 'easy-read', 'reporters']) {
      const page = textOf(files.get(`${form}.en.html`) ?? new Uint8Array());
      for (const words of [source.author, source.checkedName]) expect(page, form).toContain(words);
      expect(page, form).not.toContain(source.writtenName);
    }
  });

  it('R243: runs nothing of what children wrote', () => {
    expect(whatRuns(files)).toEqual([]);
    expect(textOf(files.get('report.en.html') ?? new Uint8Array())).toContain('onerror');
  });

  it('R249, R244, R699: can be taken along whole and agrees; one changed digit does not, and is named', async () => {
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    const [[id] = []] = await house.databases.control.query('select id from release', []);
    const page = await need(house.services.analysis.release({ kind: 'visitor' }, { id: String(id) }));
    expect(page.publicKey).toBe(textOf(files.get('public-key.pem') ?? new Uint8Array()));
    expect(await verify()).toMatchObject({ code: 0, said: expect.stringContaining('as it was signed') });
    expect(await verify('--key', join(folder, 'public-key.pem'))).toMatchObject({ code: 0 });
    // R699: the commands of its page leave nothing in the folder that this one would call strange.
    const drawPage = drawPages(house, { routes: { '/said/:id': released }, staff: null });
    const [, commands = ''] = /<pre[^>]*>(base64[^<]*)</.exec((await drawPage.get(`/said/${id}`)).html) ?? [];
    const typed = execFileSync('sh', ['-ec', commands], { cwd: folder }).toString();
    expect(typed).toContain('Verified Successfully');
    expect(await verify()).toMatchObject({ code: 0 });
    mkdirSync(join(folder, 'more'));
    expect((await verify()).said).toContain('MISMATCH more/ is no file of this release');
    rmSync(join(folder, 'more'), { recursive: true });
    // The last letter of a key is followed by one that is the same key to every program, and another file.
    const same = page.publicKey.replace(/.(?==\n-----END)/, (last) =>
      String.fromCharCode(last.charCodeAt(0) + 1),
    );
    writeFileSync(join(folder, 'public-key.pem'), same);
    expect((await verify()).said).toContain('MISMATCH public-key.pem is not written as it was');
    expect(await verify('--key', join(folder, 'public-key.pem'))).toMatchObject({ code: 1 });
    writeFileSync(join(folder, 'public-key.pem'), page.publicKey);
    const easy = readFileSync(join(folder, 'easy-read.en.html'), 'utf8');
    writeFileSync(join(folder, 'easy-read.en.html'), easy.replace(': 10.', ': 15.'));
    const { code, said } = await verify();
    expect(code).toBe(1);
    expect(said).toMatch(/MISMATCH easy-read\.en\.html: line \d+ says .*: 15\./);
    expect((await verify('--nothing')).code).toBe(64);
  }, 60_000);
});
