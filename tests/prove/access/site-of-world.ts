import { createHash } from 'node:crypto';
import type { Statement } from '../../../db/engine.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import type { openHouse } from '../../../server/house.ts';
import { need } from '../../support/house/house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

const visitor = { kind: 'visitor' } as const;

/** The smallest release that can be read, so that there is something to answer. No person signed it. */
export async function releaseRows(
  house: House,
  of: { id: string; release: string; finding: string },
): Promise<readonly Statement[]> {
  const { control } = house.databases;
  const said = {
    format: 'due-weight-release',
    version: 3,
    consultationId: of.id,
    number: 1,
    languages: ['en'],
    sponsorKind: 'public',
    answerDay: '2099-01-01',
    retentionDay: '2099-06-01',
    closedDay: '2026-01-01',
    rules: { threshold: 10, rounding: 5 },
    texts: ['older', 'younger'].map((level) => ({
      field: 'title',
      language: 'en',
      level,
      body: 'A release',
    })),
    sections: [],
    activities: [],
    ways: null,
    topics: [],
    statements: [],
    polls: [],
    findings: [{ id: of.finding, language: 'en', text: 'Most children want it.', evidence: [] }],
    scorecard: [],
    opinion: null,
  };
  const bytes = Buffer.from(JSON.stringify(said));
  const hash = createHash('sha256').update(bytes).digest();
  return [
    {
      sql: `insert into release (id, consultation_id, number, day, signed_by, hash, signature)
        values (?1, ?2, 1, '2026-01-02', ?3, ?4, ?5)`,
      args: [of.release, of.id, control.text.encode('Somebody'), hash, house.deps.secrets.sign(bytes)],
    },
    {
      sql: `insert into release_file (release_id, name, media_type, bytes)
        values (?1, 'release.json', 'application/json', ?2)`,
      args: [of.release, bytes],
    },
  ];
}

/** What belongs to no consultation, each ready to be acted on once. */
export async function siteHas(
  house: House,
  of: { own: string; administrator: Staff; word: string },
): Promise<{
  complaints: { nameless: string; own: string };
  request: string;
  helpline: string;
  cue: string;
  remedy: string;
  letter: string;
}> {
  const { services, databases, deps } = house;
  const { control, complaints } = databases;
  const complaint = async (consultationId: string) => {
    const id = await newIn(house, 'complaint', () =>
      need(
        services.complaints.make(visitor, {
          nonce: newId(deps.random),
          kind: 'answer',
          way: 'alone',
          consultationId: '',
          text: 'Nobody answered what we said about lunch.',
          language: 'en',
        }),
      ),
    );
    await complaints.write([
      { sql: 'update complaint set consultation_id = ?2 where id = ?1', args: [id, consultationId] },
    ]);
    return id;
  };
  const request = await need(
    services.privacy.ask(
      { kind: 'system', name: 'access' },
      { subject: of.word, basis: 'An order of a court', broughtBy: null },
    ),
  );
  const cue = await need(
    services.moderation.writeCue(of.administrator, {
      language: 'en',
      part: 'harsh',
      way: 'add',
      cue: 'zwibbelquark',
    }),
  );
  await need(
    services.complaints.proposeRemedy(of.administrator, {
      country: 'DE',
      kind: 'court',
      name: 'A court',
      contact: 'In its town',
      source: 'https://court.example',
      checkedDay: '2026-01-01',
    }),
  );
  const first = async (sql: string) => String((await control.query(sql, []))[0]?.[0] ?? '');
  return {
    complaints: { nameless: await complaint(''), own: await complaint(of.own) },
    request: request.id,
    helpline: await first('select id from helpline order by id'),
    cue: cue.id,
    remedy: await first(`select id from remedy where name = 'A court' or 1 order by id`),
    letter: await newIn(house, 'sealed_case', () =>
      need(
        services.safeguarding.writeLetter(visitor, {
          nonce: newId(deps.random),
          text: 'I want to tell somebody.',
          language: 'en',
        }),
      ),
    ),
  };
}

/** The id of the row that came in by this. */
async function newIn(
  { databases }: House,
  table: 'complaint' | 'sealed_case',
  comes: () => Promise<unknown>,
): Promise<string> {
  const ids = async () =>
    (await databases.complaints.query(`select id from ${table}`, [])).map(([id]) => String(id));
  const before = await ids();
  await comes();
  return (await ids()).find((id) => !before.includes(id)) ?? '';
}
