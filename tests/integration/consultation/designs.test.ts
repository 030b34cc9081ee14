import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initJpeg } from '@jsquash/jpeg/encode.js';
import encodeWebp, { init as initWebp } from '@jsquash/webp/encode.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as designPage from '../../../app/routes/child/part/design.tsx';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { isPlainJpeg, pictureLimits } from '../../../server/core/consultation/pictures.ts';
import { newId } from '../../../server/core/ids.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { demoPicture } from '../../../server/demo/picture.ts';
import { demoAlts, demoDesign, demoPlaces } from '../../../server/demo/picture-words.ts';
import { demoSystem, prepareDemo } from '../../../server/demo/seed.ts';
import { createPictureReader } from '../../../server/pictures/reader.ts';
import { madeWith } from '../../../server/report/render-forms.ts';
import { verifyRelease } from '../../../server/report/verify-release.ts';
import { composeRelease } from '../../../server/usecases/analysis/compose-release.ts';
import { designsOf } from '../../../server/usecases/analysis/designs-of.ts';
import { freezeRelease, sha256 } from '../../../server/usecases/analysis/freeze-release.ts';
import { toldBefore } from '../../../server/usecases/analysis/told-before.ts';
import { writePicture } from '../../../server/usecases/consultation/write-design.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages, formFor, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { bytesBelow, tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const folder = tempFolder('designs');
const childFile = fileURLToPath(new URL('picture-child.cjs', screeningWorker));
const read = createPictureReader(childFile);
let house: TestHouse;
let organiser: Staff;
let deps: Deps;

const wasm = async (path: string) =>
  WebAssembly.compile(readFileSync(createRequire(import.meta.url).resolve(`@jsquash/${path}`)));

beforeAll(async () => {
  await initJpeg(await wasm('jpeg/codec/enc/mozjpeg_enc.wasm'));
  await initJpegDecoder(await wasm('jpeg/codec/dec/mozjpeg_dec.wasm'));
  await initWebp(await wasm('webp/codec/enc/webp_enc.wasm'));
  house = await openTestHouse();
  organiser = await house.staffWho('organiser');
  deps = { ...house.deps, readPicture: read };
});
afterAll(async () => {
  await house.remove();
  folder.remove();
});

/** Left half red, right half blue, and what can be seen through below. */
function pixels(width: number, height: number): ImageData {
  const all = new Uint8ClampedArray(width * height * 4);
  for (let index = 0; index < all.length; index += 4) {
    const red = (index / 4) % width < width / 2;
    all.set([red ? 220 : 0, 0, red ? 0 : 220, 255], index);
  }
  return { data: all, width, height } as unknown as ImageData;
}

const jpeg = async (width = 64, height = 32) =>
  Buffer.from(await encodeJpeg(pixels(width, height), { quality: 90 }));

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** EXIF that says which way is up, where it was taken, and a name. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008', 'hex');
  const entries = Buffer.from(
    `0002 0112 0003 00000001 ${orientation.toString(16).padStart(4, '0')}0000 8825 0004 00000001 00000026 00000000`.replaceAll(
      ' ',
      '',
    ),
    'hex',
  );
  return segment(
    0xe1,
    Buffer.concat([
      Buffer.from('Exif\0\0', 'latin1'),
      tiff,
      entries,
      Buffer.from('GPS 48.2082 N, 16.3738 E Secretcam'),
    ]),
  );
}

const within = (bytes: Buffer, extra: Buffer) =>
  Buffer.concat([bytes.subarray(0, 2), extra, bytes.subarray(2)]);

async function kept(bytes: Uint8Array) {
  const answer = await read(bytes);
  if (answer === 'busy' || !answer.ok)
    throw new Error(`not taken: ${answer === 'busy' ? answer : answer.fault}`);
  return answer.picture;
}

function png(head: { width: number; height: number }, data: Buffer): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(head.width, 0);
  ihdr.writeUInt32BE(head.height, 4);
  ihdr.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', ihdr),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a picture of somebody else', () => {
  it('R436: keeps pixels alone: no place, device, profile, comment, thumbnail or second file', async () => {
    const plain = await jpeg();
    const secrets = Buffer.concat([
      exif(1),
      segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Secretcam</x:xmpmeta>')),
      segment(
        0xe2,
        Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), Buffer.from('Secretcam profile')]),
      ),
      segment(0xfe, Buffer.from('Secretcam comment')),
    ]);
    const polyglot = Buffer.from('PK\x03\x04<script>Secretcam</script>%PDF-1.7', 'latin1');
    for (const bytes of [
      within(plain, secrets),
      Buffer.concat([plain, polyglot]),
      Buffer.concat([within(plain, secrets), polyglot]),
    ]) {
      expect(bytes.includes('Secretcam')).toBe(true);
      const picture = await kept(bytes);
      expect(isPlainJpeg(picture.bytes, picture)).toBe(true);
      for (const word of ['Secretcam', 'Exif', 'xmp', 'ICC_PROFILE', 'GPS', 'script', 'PDF'])
        expect(Buffer.from(picture.bytes).includes(word), word).toBe(false);
    }
    // What is asked of the answer can say no.
    expect(isPlainJpeg(within(plain, segment(0xfe, Buffer.from('a'))), { width: 64, height: 32 })).toBe(
      false,
    );
    expect(isPlainJpeg(Buffer.concat([plain, Buffer.from('a')]), { width: 64, height: 32 })).toBe(false);
  });

  it('R437: stands upright, as the camera held it, and is made smaller', async () => {
    const turned = await kept(within(await jpeg(), exif(6)));
    expect([turned.width, turned.height]).toEqual([32, 64]);
    const seen = await decodeJpeg(new Uint8Array(turned.bytes).buffer);
    const [red = 0, , blue = 0] = seen.data.subarray((4 * 32 + 16) * 4);
    expect(red).toBeGreaterThan(blue);
    const large = await kept(await jpeg(2_000, 500));
    expect([large.width, large.height]).toEqual([1_280, 320]);
  });

  it('R434: is PNG, JPEG or WebP', async () => {
    const webp = new Uint8Array(await encodeWebp(pixels(64, 32), { quality: 80 }));
    for (const bytes of [demoPicture(), await jpeg(), webp])
      expect((await kept(bytes)).width).toBeGreaterThan(0);
  });

  it('R434, R435: what is hostile is refused within two seconds', async () => {
    const plain = await jpeg();
    const animated = Buffer.concat([
      Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0', 'latin1'),
      Buffer.alloc(30),
    ]);
    const sof =
      plain.indexOf(Buffer.from([0xff, 0xc0])) >= 0
        ? plain.indexOf(Buffer.from([0xff, 0xc0]))
        : plain.indexOf(Buffer.from([0xff, 0xc2]));
    const huge = Buffer.from(plain);
    huge.writeUInt16BE(65_000, sof + 5);
    huge.writeUInt16BE(65_000, sof + 7);
    // Says it is as large as may be, in as many steps as a file has room for.
    const steps = Buffer.from(plain);
    steps.writeUInt16BE(4_000, sof + 5);
    steps.writeUInt16BE(4_000, sof + 7);
    const many = Buffer.concat([
      steps.subarray(0, -2),
      ...Array.from({ length: 20 }, () => segment(0xda, Buffer.alloc(6))),
      steps.subarray(-2),
    ]);
    const moving = Buffer.from(demoPicture());
    // What stands first behind the head says that there are several.
    moving.write('acTL', 37, 'latin1');
    const hostile: readonly (readonly [string, Uint8Array, string])[] = [
      ['an empty file', Buffer.alloc(0), 'not-a-picture'],
      ['a page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not-a-picture'],
      ['GIF', Buffer.from('GIF89a\x01\0\x01\0'), 'not-a-picture'],
      ['one that moves', animated, 'moves'],
      ['a PNG that moves', moving, 'moves'],
      [
        'a bomb by its head',
        png({ width: 60_000, height: 60_000 }, deflateSync(Buffer.alloc(1_000))),
        'too-large',
      ],
      ['a bomb behind its head', png({ width: 16, height: 16 }, deflateSync(Buffer.alloc(60_000_000))), ''],
      ['half a PNG', Buffer.from(demoPicture().subarray(0, 600)), 'not-a-picture'],
      ['half a JPEG head', plain.subarray(0, 40), 'not-a-picture'],
      ['a huge JPEG', huge, 'too-large'],
      ['many steps', many, 'too-large'],
      ['a large file', Buffer.alloc(pictureLimits.fileBytes + 1, 0xff), 'too-large'],
    ];
    for (const [name, bytes, fault] of hostile) {
      const began = performance.now();
      const answer = await read(bytes);
      expect(performance.now() - began, name).toBeLessThan(2_000);
      if (answer === 'busy') throw new Error(name);
      // A picture may say less than is packed into it: then what it says is drawn, and the rest is gone.
      if (fault === '') expect(answer.ok ? answer.picture.bytes.length < 5_000 : true, name).toBe(true);
      else expect(answer, name).toEqual({ ok: false, fault });
    }
  });

  it('R436: two are read at once, a third has to wait', async () => {
    const bytes = await jpeg();
    const answers = await Promise.all([1, 2, 3].map(() => read(bytes)));
    expect(answers.map((each) => (each === 'busy' ? each : each.ok))).toEqual([true, true, 'busy']);
  });
});

describe('a design', () => {
  const open = () => house.services.consultation;
  const revisionOf = async (consultationId: string) =>
    (await need(open().read(organiser, { consultationId }))).row.revision;

  it('R438, R439: is refused to others, kept encrypted, and complete only with picture, words and places', async () => {
    const { id } = await need(
      open().create(organiser, { title: 'A phone', language: 'en', timeZone: 'UTC' }),
    );
    const at = { consultationId: id };
    const { activityId } = await need(
      open().writeActivity(organiser, { ...at, revision: await revisionOf(id), ...demoDesign }),
    );
    const ready = async () =>
      (await need(open().gate(organiser, at))).find(({ item }) => item === 'pictures')?.state;
    const of = { ...at, activityId };
    const english = <T extends { language: string }>(all: readonly T[]) =>
      all.filter(({ language }) => language === 'en');
    expect(await ready()).toBe('missing');
    const moderator = await house.staffWho('moderator');
    const bytes = demoPicture();
    expect(await writePicture(deps, moderator, { ...of, revision: 1, bytes })).toEqual({
      ok: false,
      code: 'not-found',
    });
    expect(
      await writePicture(deps, organiser, { ...of, revision: await revisionOf(id), bytes: Buffer.from('x') }),
    ).toEqual({ ok: false, code: 'picture-kind' });
    await need(writePicture(deps, organiser, { ...of, revision: await revisionOf(id), bytes }));
    expect(await ready()).toBe('missing');
    const places = demoPlaces.map((place) => ({ ...place, labels: english(place.labels) }));
    const alts = english(demoAlts);
    const write = async (given: typeof places, words = alts) =>
      open().writePlaces(organiser, { ...of, revision: await revisionOf(id), alts: words, places: given });
    expect(await write(places.slice(0, 1))).toEqual({ ok: false, code: 'places-unfit' });
    expect(await write(places.map((place) => ({ ...place, x: 99 })))).toEqual({
      ok: false,
      code: 'places-unfit',
    });
    await need(write(places, []));
    expect(await ready()).toBe('missing');
    await need(write(places));
    expect(await ready()).toBe('ready');
    const picture = await need(open().picture(organiser, of));
    const inside = Buffer.from(picture.subarray(200, 260));
    expect(bytesBelow(house.folder).includes(inside)).toBe(false);
    expect(bytesBelow(house.folder).includes(inside.toString('base64').slice(4, 60))).toBe(false);
  });
});

describe('children at a design', () => {
  it('R440, R441, R442, R1034: point and write, count once at a place, and are told as a poll is', async () => {
    const { services } = house;
    const approver = await house.staffWho('approver');
    const consultationId = await prepareDemo(house, organiser, approver, { picture: true });
    const issued = await need(
      services.consultation.issueCodes(demoSystem, { consultationId, label: 'a', language: 'en', size: 40 }),
    );
    const codes = [...issued.codes];
    const visitor = { kind: 'visitor' } as const;
    const join = async (): Promise<Child> => {
      const code = codeFragment(codes.pop() ?? []);
      const nonce = crypto.randomUUID();
      const { session } = await need(
        services.room.join(visitor, { consultationId, code, nonce, language: 'en', level: 'older' }),
      );
      return (await need(services.room.identify(visitor, { consultationId, session }))).actor;
    };
    const child = await join();
    const place = await need(services.room.place(child, {}));
    const activityId = place.activities.find(({ kind }) => kind === 'design')?.id ?? '';
    const at = { activityId };
    expect((await need(services.room.designPicture(child, at))).length).toBeGreaterThan(1_000);
    const stranger = await house.join();
    expect(await services.room.designPicture(stranger, at)).toEqual({ ok: false, code: 'activity-unknown' });
    expect(await services.room.readDesign(stranger, at)).toEqual({ ok: false, code: 'activity-unknown' });

    const say = (text: string, position: number) =>
      services.room.post(child, {
        id: newId(house.deps.random),
        ...at,
        text,
        language: 'en',
        place: position,
      });
    const pin = (by: Child, position: number, pinned = true) =>
      services.room.pinPlace(by, { ...at, position, pinned });
    const pinned = async () => (await need(services.room.readDesign(child, at))).pinned;
    const said = await need(say('These letters are too small.', 1));
    expect([said.anchor, said.state, await pinned()]).toEqual(['p1', 'held', [1]]);
    await need(say('And there are too many of them.', 1));
    await need(pin(child, 3));
    await need(pin(child, 3));
    expect(await pinned()).toEqual([1, 3]);
    // R881: to take a point back takes the words and the place along, and is called what it is.
    const here = `/here/design/${activityId}`;
    const pages = drawPages(house, { routes: { '/here/design/:id': designPage }, child });
    const typed = { activity: activityId, place: '2', [`text-${activityId}`]: 'Too loud.' };
    const back = await pages.send(formFor(here, { beside: 'unpin 3', ...typed }), {});
    expect([back.status, await pinned()]).toEqual([200, [1]]);
    expect(typedIn(back, { field: `text-${activityId}` })).toMatchObject({
      [`text-${activityId}`]: ['Too loud.'],
      place: ['2'],
    });
    expect(wordsOf(back.html)).toContain(speakerOf('en').t('point.unpinned'));
    expect(wordsOf(back.html)).not.toContain(speakerOf('en').t('point.kept'));
    expect((await pages.send(formFor(here, { beside: 'unpin 3' }), {})).path).toBe(`${here}?done=unpin#done`);
    // R628: chosen without a word it is chosen again after another page, and nothing is sent; not chosen, the page comes as by a link.
    const carry = { carry: '', activity: activityId, [`text-${activityId}`]: '' };
    const looked = await pages.send(formFor(here, { ...carry, place: '2' }), {});
    expect([looked.path, looked.status, await pinned()]).toEqual([here, 200, [1]]);
    expect(typedIn(looked, { field: 'place' })).toMatchObject({ place: ['2'] });
    expect(wordsOf(looked.html)).not.toContain(speakerOf('en').t('point.kept'));
    const nothing = await pages.send(formFor(here, { ...carry, id: newId(house.deps.random) }), {});
    expect(typedIn(nothing, { field: 'place' })).toMatchObject({ place: [] });
    expect((await need(say('All of it looks like a trick.', 0))).anchor).toBe('2');
    expect(await pin(child, 9)).toEqual({ ok: false, code: 'choice-unfit' });
    expect((await say('Nowhere.', 9)).ok).toBe(false);
    const moderator = await house.staffWho('moderator');
    const desk = await need(services.moderation.desk(moderator, { consultationId }));
    expect(desk.items.find(({ id }) => id === said.id)?.anchor).toBe('p1');

    // R440: who takes its only point back has pointed at nothing, also where it does so twice.
    const teller = await join();
    const progress = async () => (await need(services.room.place(teller, {}))).progress[activityId]?.answered;
    await need(pin(teller, 3));
    expect(await progress()).toBe(1);
    for (const _ of [1, 2]) await need(pin(teller, 3, false));
    expect([await progress(), (await need(services.room.readDesign(teller, at))).pinned]).toEqual([0, []]);

    // R1034: words that tell of harm keep their place on the way to the team, where they count, and where they do after all.
    const harm = 'My dad hits me there every night.';
    const others = drawPages(house, { routes: { '/here/design/:id': designPage }, child: teller });
    const tell = async (choice: string, place: string) => {
      const id = newId(house.deps.random);
      await others.send(
        formFor(here, { id, choice, place, activity: activityId, [`text-${activityId}`]: harm }),
        {},
      );
      return id;
    };
    const own = async (id: string) =>
      (await need(services.room.place(teller, {}))).own.find((each) => each.id === id);
    const both = await tell('both', '3');
    expect(await own(both)).toMatchObject({ anchor: 'p3', state: 'held' });
    expect((await need(services.room.readDesign(teller, at))).pinned).toEqual([3]);
    const help = await tell('help', '2');
    expect(await own(help)).toMatchObject({ anchor: 'p2', state: 'sealed' });
    await need(services.safeguarding.countAsView(teller, { caseId: help, text: harm, language: 'en' }));
    expect(await own(help)).toMatchObject({ anchor: 'p2', state: 'held', text: harm });
    // Help waits for no place: one that is none leaves the words about all of it.
    expect(await own(await tell('help', '9'))).toMatchObject({ anchor: '2', state: 'sealed' });

    for (let index = 0; index < 26; index += 1) {
      const one = await join();
      await need(pin(one, index < 13 ? 1 : 2));
      if (index < 3) await need(pin(one, 4));
    }
    await need(services.consultation.move(organiser, { consultationId, to: 'closed' }));
    expect(await pin(child, 2)).toEqual({ ok: false, code: 'activity-closed' });
    const analyst = await house.staffWho('analyst');
    const tables = await need(services.analysis.tables(analyst, { consultationId }));
    const table = tables.polls.find((poll) => poll.activityId === activityId)?.table;
    const told = Object.fromEntries((table?.cells ?? []).map(({ cell, children }) => [cell, children]));
    expect(told).toMatchObject({ 1: 10, 2: 10, 4: null });

    const db = await house.databases.consultation(consultationId);
    const row = db && (await consultationRow(db));
    if (!db || !row) throw new Error('no consultation');
    const before = await toldBefore(house.deps, consultationId);
    const release = await composeRelease(house.deps, db, { row, before, signing: false });
    const { files } = await designsOf(db);
    expect(release.designs).toMatchObject([
      { activityId, file: files[0]?.name, places: [{ position: 1 }, {}, {}, {}] },
    ]);
    const picture = files[0]?.bytes ?? new Uint8Array();
    expect(release.designs?.[0]?.sha256).toBe(sha256(picture));
    const forms = { files: [], made: madeWith() };
    const frozen = new Map(freezeRelease(release, forms, files).map(({ name, bytes }) => [name, bytes]));
    const drawn = { draw: async () => forms };
    const other = new Map(frozen).set(files[0]?.name ?? '', Buffer.from('another picture'));
    expect((await verifyRelease(other, drawn)).faults[0]).toContain(files[0]?.name);
    expect((await verifyRelease(frozen, drawn)).faults).toEqual(['manifest.txt.sig is missing']);
  });
});
