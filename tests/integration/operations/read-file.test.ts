import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentLimits } from '../../../server/core/consultation/documents/limits.ts';
import { sectionsOf } from '../../../server/core/consultation/documents.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { createCutter } from '../../../server/documents/cutter.ts';
import { readFile } from '../../../server/usecases/consultation/read-file.ts';
import { writeDocument } from '../../../server/usecases/consultation/write-document.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { hostileFiles } from '../../prove/documents/hostile.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { bytesBelow, tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const folder = tempFolder('read-file');
let house: TestHouse;
let organiser: Staff;
let deps: Deps;
let consultationId: string;

beforeAll(async () => {
  house = await openTestHouse();
  organiser = await house.staffWho('organiser');
  deps = house.deps;
  const created = await need(
    house.services.consultation.create(organiser, { title: 'Parks', language: 'en', timeZone: 'UTC' }),
  );
  consultationId = created.id;
});
afterAll(async () => {
  await house.remove();
  folder.remove();
});

const read = (name: string, text: string | Buffer, staff: Staff = organiser) =>
  readFile(deps, staff, { consultationId, name, bytes: Buffer.from(text) });

describe('a file that an organiser sends in', () => {
  it('R284: is text to be repaired, stored nowhere until it is cut, and then cut as it was shown', async () => {
    const { markdown, counts } = await need(
      read('parks.html', '<h1>Parks</h1><p>Zebra lamps.<h2>Water</h2><p>Clean.'),
    );
    expect(counts).toMatchObject({ sections: 2, headings: 2 });
    expect(bytesBelow(house.folder).includes('Zebra')).toBe(false);
    const { row } = await need(house.services.consultation.read(organiser, { consultationId }));
    const text = { consultationId, revision: row.revision, title: 'Parks', language: 'en', markdown };
    await need(house.services.consultation.writeDocument(organiser, text));
    const { sections } = await need(house.services.consultation.read(organiser, { consultationId }));
    expect(sections.map(({ heading, original }) => [heading, original])).toEqual([
      ['Parks', 'Zebra lamps.'],
      ['Water', 'Clean.'],
    ]);
  });

  it('R277: is refused with a code for each kind of reason', async () => {
    const hostile = (name: string) =>
      hostileFiles({ file: '/etc/hostname', address: 'http://127.0.0.1:9' })
        .find((file) => file.name === name)
        ?.bytes() ?? '';
    expect(await read('a.pdf', '%PDF')).toEqual({ ok: false, code: 'file-kind' });
    expect(await read('deep.html', hostile('deep.html'))).toEqual({ ok: false, code: 'file-large' });
    expect(await read('a.docx', hostile('macros.docx'))).toEqual({ ok: false, code: 'file-unsafe' });
    expect(await read('a.txt', ' ')).toEqual({ ok: false, code: 'document-empty' });
    // As Windows wrote text for thirty years, and as Word writes what has a password.
    expect(await read('a.txt', Buffer.from('Les élèves', 'latin1'))).toEqual({
      ok: false,
      code: 'file-letters',
    });
    const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const named = Buffer.concat([compound, Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await read('a.docx', named)).toEqual({ ok: false, code: 'file-locked' });
    expect(await read('a.docx', hostile('locked.docx'))).toEqual({ ok: false, code: 'file-locked' });
    // An older Word's, whatever it is called.
    expect(await read('a.docx', Buffer.concat([compound, Buffer.alloc(512)]))).toEqual({
      ok: false,
      code: 'file-kind',
    });
  });

  it('R276: two are read at once, a third has to wait', async () => {
    const codes = (await Promise.all([1, 2, 3].map(() => read('a.md', '# A\n\nb')))).map(
      (each) => each.ok || each.code,
    );
    expect(codes).toEqual([true, true, 'too-many-now']);
  });

  it('R276: and so is a long text that was pasted, cut as it is on the spot; one that would take minutes is refused, and others are answered meanwhile', async () => {
    const law = Array.from({ length: 400 }, (_, at) => `# Part ${at}\n\nZebra *lamps* [here](#a).\n`).join(
      '\n',
    );
    expect(await deps.cutText(law)).toEqual(sectionsOf(law));

    const childFile = fileURLToPath(new URL('import-child.cjs', screeningWorker));
    const cut = createCutter(childFile, { ...documentLimits, timeMs: 2_000 });
    const marks = '# A\n\n'.concat('_a__b'.repeat(60_000));
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 100);
    expect(await Promise.all([cut(marks), cut(marks), cut(marks)])).toEqual(['too-much', 'too-much', 'busy']);
    clearInterval(clock);
    expect(turns).toBeGreaterThan(5);
    // Quotes in quotes, deeper than a stack: long and short.
    expect(await cut('> '.repeat(80_000).concat('x'))).toBe('too-much');
    expect(await cut(marks.slice(0, 100))).toEqual(sectionsOf(marks.slice(0, 100)));

    const { row } = await need(house.services.consultation.read(organiser, { consultationId }));
    const text = { consultationId, revision: row.revision, title: '', language: 'en', markdown: marks };
    const once = { ...deps, cutText: cut };
    expect(await writeDocument(once, organiser, text)).toEqual({ ok: false, code: 'field-too-long' });
  });

  it('R276: is read for who may prepare this consultation, while it may still be changed', async () => {
    const moderator = await house.staffWho('moderator');
    expect(await read('a.md', '# A\n\nb', moderator)).toEqual({ ok: false, code: 'not-found' });
    const open = { consultationId: house.consultationId, name: 'a.md', bytes: readFileSync('README.md') };
    expect(await readFile(deps, organiser, open)).toEqual({ ok: false, code: 'state-forbids' });
  });
});
