// What a child tells in confidence cannot be read by whoever has the disk and every key of the site, nor by one lead with all
// that the server gives it. Children tell things that carry a mark, all databases are decrypted with the keyring and
// searched for the mark and for whole keys; every lead alone tries to open what it was given. `--break` lets the server keep
// each whole key beside the text, as a careless change might.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTexts } from '../../app/live/open-parts.ts';
import { newId } from '../../server/core/ids.ts';
import { createSealing } from '../../server/guard/sealing.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figure-run.ts';
import { need, openTestHouse } from '../support/house.ts';
import { handOn, openLeads, readAs } from '../support/leads.ts';
import { seeded } from '../support/seeded.ts';
import { tempFolder } from '../support/temp.ts';
import { blobsOf, opensWith, windowsOf } from './sealed/whole-keys.ts';
import { decryptInPlace } from './unlinkable/values.ts';

const flags = readFlags();
const children = flags.quick ? 12 : 60;
const mark = 'zqxw7vjkpb3hdmft';
const problems = collectProblems();
const bar = progressBar('sealed');
const random = seeded(flags.seed);
const house = await openTestHouse();
const decrypted = tempFolder('decrypted');
try {
  const leads = await openLeads(house);
  const { safeguarding } = house.services;
  const db = await house.databases.consultation(house.consultationId);
  if (!db) throw new Error('No database.');
  // A careless server: it keeps the key it sealed with. The chance it was handed is caught on its way.
  const keys: Uint8Array[] = [];
  const sealing = createSealing((length) => {
    const bytes = house.deps.random(length);
    if (length === 32) keys.push(Uint8Array.from(bytes));
    return bytes;
  });
  if (flags.broken) Object.assign(house.deps, { seal: sealing });

  let opened = 0;
  let aloneTried = 0;
  for (let number = 0; number < children; number += 1) {
    const child = await house.join();
    const id = newId(house.deps.random);
    const text = `${mark} ${number} ${'it happened again, '.repeat(random.below(40))}`;
    await need(safeguarding.ask(child, { id, text, language: 'en', choice: 'help' }));
    if (flags.broken)
      await db.write([
        {
          sql: `insert into case_answer (case_id, number, body, written_by, day) values (?1, 99, ?2, 'server', '2030-01-01')`,
          args: [id, keys[number * 2] ?? new Uint8Array()],
        },
      ]);
    const at = { consultationId: house.consultationId, caseId: id };
    const [first, second, third] = leads;
    await need(safeguarding.open(first.staff, { ...at, part: 'told', reason: 'To help.' }));
    await handOn(house, first, { at, part: 'told' });
    for (const lead of leads) {
      // Everything the server gives this lead, and every box of it also tried as the other half.
      const part = (await need(safeguarding.case(lead.staff, at))).parts[0];
      const boxes = part?.boxes ?? [];
      const asBoth = boxes.flatMap((box) => [
        box,
        { ...box, half: box.half === 'a' ? ('b' as const) : ('a' as const) },
      ]);
      const read = await openTexts(lead.key, { caseId: id, boxes: asBoth, texts: part?.texts ?? [] });
      aloneTried += 1;
      if (read.some((each) => 'text' in each)) problems.add('one lead alone', lead.staff.name);
    }
    await need(safeguarding.open(second.staff, { ...at, part: 'told', reason: 'To help.' }));
    const together = await readAs(house, second, { at, part: 'told' });
    if (together[0]?.startsWith(mark)) opened += 1;
    else problems.add('two leads', `case ${number} does not open`);
    if ((await readAs(house, third, { at, part: 'told' })).length > 0)
      problems.add('a third lead', third.staff.name);
    bar(number + 1, children);
  }

  const texts = (await db.query('select case_id, number, body from sealed_text where number = 1', [])).map(
    ([caseId, number, body]) => ({
      caseId: String(caseId),
      number: Number(number),
      body: body as Uint8Array,
    }),
  );
  const ids = ['control', house.consultationId];
  let searched = 0;
  for (const id of ids) {
    const file = join(decrypted.path, `${id}.db`);
    await house.databases.copy(id, file);
    decryptInPlace(file, (id === 'control' ? house.keyring.control : house.keyring.keyFor(id)) ?? '');
    const bytes = readFileSync(file);
    searched += bytes.length;
    if (bytes.includes(mark)) problems.add('readable', `the mark stands in ${id}`);
  }
  // Every run of 32 bytes of every other stored value is tried as the key of the text it stands beside, else of all.
  let keysTried = 0;
  for (const { caseId, bytes } of windowsOf(await blobsOf(db))) {
    for (const text of texts.filter((each) => caseId === '' || each.caseId === caseId)) {
      keysTried += 1;
      if (await opensWith(bytes, text)) problems.add('a whole key', `opens ${text.caseId}`);
    }
  }

  finish({
    name: 'sealed',
    pass: problems.count() === 0 && opened === children,
    figures: {
      cases: children,
      openedByTwo: opened,
      triedAlone: aloneTried,
      databases: ids.length,
      bytesSearched: searched,
      keysTried,
      problems: problems.kinds(),
      notShown: 'a lead with its key and a decrypted copy of the disk opens alone (decision 34)',
    },
    goal: { problems: 0, openedByTwo: children },
  });
} finally {
  await house.remove();
  decrypted.remove();
}
