// What a child tells in confidence cannot be read by whoever has the disk and every key of the site, nor by one lead with all
// that the server gives it. Children tell things that carry a mark and how to reach them, others write letters without a seat; all
// databases are decrypted with the keyring and searched for the mark and for whole keys; every lead alone tries to open what it
// was given. `--break` lets the server keep each whole key, as a careless change might: beside the text, or written out in a
// database of the site.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTexts } from '../../app/live/open-parts.ts';
import { newId } from '../../server/core/ids.ts';
import { type CasePart, withoutSeat } from '../../server/core/safeguarding/cases.ts';
import { createSealing } from '../../server/guard/sealing.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { need, openTestHouse } from '../support/house/house.ts';
import { type AtCase, handOn, openLeads, readAs, type TestLead } from '../support/house/leads.ts';
import { seeded } from '../support/house/seeded.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { candidatesOf, opensWith, type SealedText, storedIn } from './sealed/whole-keys.ts';
import { decryptInPlace } from './unlinkable/values.ts';

const flags = readFlags();
const size = flags.quick ? { children: 12, letters: 4 } : { children: 60, letters: 20 };
/** So many of those who tell say as well how to reach them. */
const reachable = 3;
const mark = 'zqxw7vjkpb3hdmft';
const visitor = { kind: 'visitor' } as const;
const problems = collectProblems();
const bar = progressBar('sealed');
const random = seeded(flags.seed);
const house = await openTestHouse();
const decrypted = tempFolder('decrypted');
try {
  const leads = await openLeads(house);
  const { safeguarding } = house.services;
  const consultation = await house.databases.consultation(house.consultationId);
  if (!consultation) throw new Error('No database.');
  const { control, complaints } = house.databases;
  const databases = { control, complaints, [house.consultationId]: consultation };
  // A careless server: it keeps the key it sealed with. The chance it was handed is caught on its way.
  const keys: Uint8Array[] = [];
  const sealing = createSealing((length) => {
    const bytes = house.deps.random(length);
    if (length === 32) keys.push(Uint8Array.from(bytes));
    return bytes;
  });
  if (flags.broken) Object.assign(house.deps, { seal: sealing });

  const counts = { sealed: 0, opened: 0, triedAlone: 0 };
  const textOf = (number: number) => `${mark} ${number}. ${'it happened again, '.repeat(random.below(40))}`;
  for (let number = 0; number < size.children; number += 1) {
    const child = await house.join();
    const id = newId(house.deps.random);
    const before = keys.length;
    await need(safeguarding.ask(child, { id, text: textOf(number), language: 'en', choice: 'help' }));
    if (flags.broken) await keepKey(keys[before] ?? new Uint8Array(), { caseId: id, number });
    const at = { consultationId: house.consultationId, caseId: id };
    await openPart({ at, part: 'told', number });
    if (number % reachable === 0) {
      await need(safeguarding.write(child, { caseId: id, reach: textOf(number) }));
      await openPart({ at, part: 'reach', number });
    }
    bar(number + 1, size.children + size.letters);
  }
  for (let number = 0; number < size.letters; number += 1) {
    const letter = { nonce: newId(house.deps.random), text: textOf(number), language: 'en' };
    const phrase = (await need(safeguarding.writeLetter(visitor, letter))).words.join(' ');
    const network = `of letter ${number}`;
    const { letter: written } = await need(safeguarding.letter(visitor, { phrase, network }));
    const at = { consultationId: withoutSeat, caseId: written.id };
    await openPart({ at, part: 'told', number });
    if (number % reachable === 0) {
      await need(safeguarding.addToLetter(visitor, { phrase, reach: textOf(number) }));
      await openPart({ at, part: 'reach', number });
    }
    bar(size.children + number + 1, size.children + size.letters);
  }

  const texts: SealedText[] = [];
  let searched = 0;
  for (const [id, database] of Object.entries(databases)) {
    const file = join(decrypted.path, `${id}.db`);
    await house.databases.copy(id, file);
    decryptInPlace(file, keyOf(id));
    const bytes = readFileSync(file);
    searched += bytes.length;
    if (!bytes.subarray(0, 15).equals(Buffer.from('SQLite format 3')))
      throw new Error(`${id} was not decrypted.`);
    if (bytes.includes(mark)) problems.add('readable', `the mark stands in ${id}`);
    if (id === 'control') continue;
    for (const [caseId, number, body] of await database.query(
      'select case_id, number, body from sealed_text',
      [],
    ))
      texts.push({ caseId: String(caseId), number: Number(number), body: body as Uint8Array });
  }
  // Every run of 32 bytes of every other stored value is tried as the key of the text it stands beside, else of all.
  let keysTried = 0;
  const keysFoundIn: Record<string, number> = {};
  for (const [id, database] of Object.entries(databases)) {
    const where = id === house.consultationId ? 'consultation' : id;
    keysFoundIn[where] = 0;
    for (const { caseId, bytes } of candidatesOf(await storedIn(database)))
      for (const text of texts.filter((each) => caseId === '' || each.caseId === caseId)) {
        keysTried += 1;
        if (!opensWith(bytes, text)) continue;
        keysFoundIn[where] += 1;
        problems.add('a whole key', `in ${where} opens ${text.caseId}`);
      }
  }

  finish({
    name: 'sealed',
    pass:
      problems.count() === 0 &&
      counts.opened === counts.sealed &&
      texts.length >= counts.sealed &&
      counts.triedAlone >= counts.sealed &&
      keysTried > texts.length,
    figures: {
      cases: size.children,
      letters: size.letters,
      partsSealed: counts.sealed,
      textsTried: texts.length,
      openedByTwo: counts.opened,
      triedAlone: counts.triedAlone,
      databases: Object.keys(databases).length,
      bytesSearched: searched,
      keysTried,
      keysFoundIn,
      problems: problems.kinds(),
      notShown: 'a lead with its key and a decrypted copy of the disk opens alone (decision 34)',
    },
    goal: { problems: 0, openedByTwo: 'every part' },
  });

  function keyOf(id: string): string {
    const { keyring } = house;
    return (id === 'control' || id === 'complaints' ? keyring[id] : keyring.keyFor(id)) ?? '';
  }

  /** One lead opens and hands on, each alone tries all that it was given, a second one reads, and a third one still does not. */
  async function openPart({ at, part, number }: { at: AtCase; part: CasePart; number: number }) {
    counts.sealed += 1;
    // Each of them is the first one now and then.
    const turned = leads.map((_, index) => leads[(index + counts.sealed) % leads.length] as TestLead);
    const [first, second, third] = turned as [TestLead, TestLead, TestLead];
    const open = (lead: TestLead) => need(safeguarding.open(lead.staff, { ...at, part, reason: 'To help.' }));
    await open(first);
    await handOn(house, first, { at, part });
    for (const lead of turned) {
      // Everything the server gives this lead, and every box of it also tried as the other half.
      const given = (await need(safeguarding.case(lead.staff, at))).parts.find((each) => each.part === part);
      const boxes = given?.boxes ?? [];
      if (boxes.length === 0 || !given?.texts.length) continue;
      counts.triedAlone += 1;
      const asBoth = boxes.flatMap((box) => [
        box,
        { ...box, half: box.half === 'a' ? ('b' as const) : ('a' as const) },
      ]);
      const read = await openTexts(lead.key, { caseId: at.caseId, boxes: asBoth, texts: given.texts });
      if (read.some((each) => 'text' in each)) problems.add('one lead alone', lead.staff.name);
    }
    await open(second);
    const together = await readAs(house, second, { at, part });
    if (together.length === 1 && together[0]?.startsWith(`${mark} ${number}.`)) counts.opened += 1;
    else problems.add('two leads', `${part} of case ${number} does not open`);
    if ((await readAs(house, third, { at, part })).length > 0) problems.add('a third lead', third.staff.name);
  }

  /** The planted fault: beside the text as it is, in letters among the complaints, and in other letters in what is of the site. */
  async function keepKey(key: Uint8Array, { caseId, number }: { caseId: string; number: number }) {
    const bytes = Buffer.from(key);
    if (number % 3 === 0)
      await consultation?.write([
        {
          sql: `insert into case_answer (case_id, number, body, written_by, day) values (?1, 99, ?2, 'server', '2030-01-01')`,
          args: [caseId, bytes],
        },
      ]);
    const [database, form] =
      number % 3 === 1 ? ([complaints, 'hex'] as const) : ([control, 'base64url'] as const);
    if (number % 3 !== 0)
      await database.write([
        { sql: 'create table if not exists kept (said text not null)', args: [] },
        { sql: 'insert into kept (said) values (?1)', args: [`sealed with ${bytes.toString(form)}.`] },
      ]);
  }
} finally {
  await house.remove();
  decrypted.remove();
}
