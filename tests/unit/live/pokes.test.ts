import { describe, expect, it } from 'vitest';
import { pressures } from '../../../server/core/staff/duty.ts';
import type { DomainEvent } from '../../../server/core/wire/events.ts';
import {
  askingPoke,
  dutyPoke,
  exposureOf,
  exposurePoke,
  guessOf,
  guessPoke,
  onDutyOf,
  type Poke,
  pokeOf,
  pressureOfQueue,
  queuePoke,
  readPokes,
  turnOf,
  turnPoke,
  writePokes,
} from '../../../server/core/wire/pokes.ts';
import type { ContributionRecord } from '../../../server/core/wire/views.ts';

const contribution: ContributionRecord = {
  id: 'C'.repeat(22),
  participantId: 'P'.repeat(22),
  activityId: 'A'.repeat(22),
  anchor: 's1',
  revision: 1,
  change: 2,
  state: 'published',
  language: 'en',
  text: 'Nobody asked us.',
  hidden: [],
  reason: null,
  findings: [],
  severity: 0,
  seq: 7,
  day: '2026-11-26',
  pseudonym: { adjective: 1, motif: 2, palette: 3 },
  appeal: null,
  batchId: 'B'.repeat(22),
};
const consultationId = 'D'.repeat(22);

/** As another process reads it. */
const heard = (poke: Poke) => readPokes(writePokes('there', [poke])[0] ?? '', 'here')[0];

const decided: DomainEvent = {
  name: 'contribution-decided',
  consultationId,
  deskSeq: 9,
  shownSeq: 7,
  wasShown: false,
  contribution,
};

describe('R505: what processes tell each other', () => {
  it('is where to look, and no word, name or child', () => {
    const poke = pokeOf(decided);
    expect(poke).toEqual({
      audience: 'published',
      consultation: consultationId,
      room: contribution.id,
      seq: 7,
      desk: 9,
    });
    const [told] = writePokes('here', [poke]);
    for (const never of [contribution.text, contribution.participantId, contribution.batchId, 'pseudonym'])
      expect(told).not.toContain(never);
  });

  it('is a desk alone for what was said for the first time', () => {
    const held = {
      name: 'contribution-held',
      consultationId,
      deskSeq: 9,
      sinceMinute: 1,
      removedSeq: null,
    } as const;
    const first = { ...contribution, state: 'held', change: 1 } as const;
    expect(pokeOf({ ...held, contribution: first })).toMatchObject({ audience: 'held', desk: 9, seq: 0 });
    const anew = { ...first, change: 3 };
    expect(pokeOf({ ...held, contribution: anew })).toMatchObject({ audience: 'contribution' });
  });

  it('R638: is how many were shown together, and none of them', () => {
    const led = { name: 'room-led', consultationId, activityId: contribution.activityId, led: null } as const;
    const poke = pokeOf({ ...led, seq: 9, shown: [contribution, contribution] });
    expect(poke).toEqual({
      audience: 'led',
      consultation: consultationId,
      room: contribution.activityId,
      seq: 9,
      desk: 2,
    });
    expect(pokeOf({ ...led, seq: 9, shown: [] })).toMatchObject({ desk: 0 });
  });

  it('R830: is where sentences came or went, and not which', () => {
    for (const what of ['came', 'gone'] as const) {
      const { activityId } = contribution;
      const poke = pokeOf({ name: 'statements-changed', consultationId, activityId, what });
      expect(heard(poke)).toEqual({
        audience: what,
        consultation: consultationId,
        room: activityId,
        seq: 0,
        desk: 0,
      });
    }
  });

  it('never names whom a person of the team knows', () => {
    const staffId = 'S'.repeat(22);
    const batchIds = [contribution.batchId];
    const poke = pokeOf({ name: 'group-known', consultationId, staffId, batchIds });
    expect(poke).toMatchObject({ audience: 'known', room: staffId, consultation: consultationId });
    expect(JSON.stringify(poke)).not.toContain(contribution.batchId);
  });

  it('is who asks for the word in a room, by the number of its seat', () => {
    const at = { activityId: 'A'.repeat(22), child: 'P'.repeat(22) };
    for (const kind of ['asks', 'asks-no-more', 'speaks'] as const)
      expect(turnOf(turnPoke({ ...at, kind }))).toEqual({ ...at, kind });
    for (const kind of ['nobody-speaks', 'over'] as const)
      expect(turnOf(turnPoke({ activityId: at.activityId, kind }))).toEqual({
        activityId: at.activityId,
        kind,
      });
    expect(heard(turnPoke({ ...at, kind: 'asks' }))).toMatchObject({ audience: 'turn' });
    expect(turnOf(pokeOf(decided))).toBeUndefined();
  });

  it('R648: is a row as another one has it, which is no change, and that somebody asks for rows', () => {
    const asks = { activityId: 'A'.repeat(22), kind: 'asks', child: 'P'.repeat(22) } as const;
    expect(turnPoke(asks)).toMatchObject({ desk: 0 });
    const told = heard(turnPoke(asks, { recalled: true }));
    expect(told).toMatchObject({ audience: 'turn', desk: 1 });
    expect(told && turnOf(told)).toEqual(asks);
    const asking = heard(askingPoke);
    expect(asking).toEqual({ audience: 'asking', consultation: '', room: '', seq: 0, desk: 0 });
    expect(asking && turnOf(asking)).toBeUndefined();
  });

  it('R595: is that somebody guessed, from where as memory has it, and nothing that was typed', () => {
    for (const network of ['N'.repeat(22), ''])
      for (const kind of ['code', 'phrase', 'phrase-right', 'phrase-wrong', 'phrase-unsaid'] as const) {
        const told = heard(guessPoke({ kind, network }));
        expect(told && guessOf(told)).toEqual({ kind, network });
        expect(told && turnOf(told)).toBeUndefined();
      }
    expect(guessOf(pokeOf(decided))).toBeUndefined();
  });

  it('R599: is that somebody read a hard text or has a break, and no word of it', () => {
    const staffId = 'S'.repeat(22);
    for (const word of [
      { kind: 'opened', staffId, id: contribution.id },
      { kind: 'rests', staffId, leftMs: 900_000 },
    ] as const) {
      const told = heard(exposurePoke(word));
      expect(told && exposureOf(told)).toEqual(word);
      expect(told && guessOf(told)).toBeUndefined();
    }
    expect(exposureOf(pokeOf(decided))).toBeUndefined();
  });

  it('R649: is how a queue was found, and nothing of what waits in it', () => {
    for (const pressure of pressures) {
      const told = heard(queuePoke({ consultationId, pressure }));
      expect(told).toMatchObject({ audience: 'queue', consultation: consultationId, room: '', desk: 0 });
      expect(told && pressureOfQueue(told)).toBe(pressure);
      expect(told && guessOf(told)).toBeUndefined();
    }
    expect(pressureOfQueue(pokeOf(decided))).toBeUndefined();
  });

  it('is who is at a desk, as what', () => {
    for (const roles of [['moderator'], ['safeguarding-lead'], ['moderator', 'safeguarding-lead']] as const) {
      const person = { consultationId, staffId: 'S'.repeat(22), roles };
      expect(onDutyOf(dutyPoke(person))).toEqual(person);
    }
  });

  it('comes through, and not to whom it came from', () => {
    const poke = pokeOf(decided);
    const [told = ''] = writePokes('here', [poke, poke]);
    expect(readPokes(told, 'there')).toEqual([poke, poke]);
    expect(readPokes(told, 'here')).toEqual([]);
  });

  it('R652: is one message for what one turn did, and more only beyond a hundred', () => {
    const pokes = Array.from({ length: 250 }, (_, at) => ({ ...pokeOf(decided), seq: at }));
    const messages = writePokes('here', pokes);
    expect(messages.map((text) => readPokes(text, 'there').length)).toEqual([100, 100, 50]);
    expect(messages.flatMap((text) => readPokes(text, 'there'))).toEqual(pokes);
    expect(writePokes('here', [])).toEqual([]);
  });

  it('is nothing when it is no poke', () => {
    const poke = pokeOf(decided);
    const said = JSON.stringify({ v: 2, from: 'x', pokes: [{ ...poke, text: 'Nobody asked us.' }] });
    for (const text of [
      '',
      'are you there',
      'null',
      '{}',
      said,
      said.replace('"v":2', '"v":1'),
      JSON.stringify({ v: 2, from: 'x', pokes: Array.from({ length: 101 }, () => poke) }),
      'x'.repeat(100_000),
    ])
      expect(readPokes(text, 'there')).toEqual([]);
  });
});
