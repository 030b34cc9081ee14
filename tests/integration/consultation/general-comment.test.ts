import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentWords } from '../../../locales/general-comment.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { madeUpComment } from '../../support/house/made-up-comment.ts';

let house: TestHouse;
let organiser: Staff;
let consultationId: string;

const consultation = () => house.services.consultation;
const desk = async () => need(consultation().read(organiser, { consultationId }));
const revision = async () => (await desk()).row.revision;

async function imported(count: number): Promise<void> {
  const { markdown } = await need(
    consultation().readFile(organiser, {
      consultationId,
      name: 'comment.txt',
      bytes: Buffer.from(madeUpComment(count)),
    }),
  );
  const text = { consultationId, revision: await revision(), title: 'A comment', language: 'en', markdown };
  await need(consultation().writeDocument(organiser, text));
}
const take = async () =>
  consultation().takeComment(organiser, {
    consultationId,
    revision: await revision(),
    words: commentWords,
  });

beforeAll(async () => {
  house = await openTestHouse();
  organiser = await house.staffWho('organiser');
  const created = await need(
    consultation().create(organiser, { title: 'Hedgehogs', language: 'en', timeZone: 'UTC' }),
  );
  consultationId = created.id;
});
afterAll(() => house.remove());

const ofMakers = ({ plainAuthors }: Awaited<ReturnType<typeof desk>>) =>
  plainAuthors.filter(({ by }) => by === 'makers');

describe('R568: an imported General Comment takes the plain words that come along', () => {
  it('no other document does', async () => {
    await imported(124);
    expect(await take()).toEqual({ ok: false, code: 'field-missing' });
  });

  it('by paragraph number, with the software named as their writer, and what somebody wrote stays', async () => {
    await imported(125);
    const before = (await desk()).sections;
    const twelfth = before.find(({ heading }) => heading === '12.');
    const written = { language: 'en', level: 'older', heading: 'Mine', body: 'My own words.' };
    await need(
      consultation().writePlain(organiser, {
        consultationId,
        revision: await revision(),
        anchor: twelfth?.anchor ?? '',
        texts: [written],
      }),
    );
    const stale = { consultationId, revision: (await revision()) - 1, words: commentWords };
    expect(await consultation().takeComment(organiser, stale)).toEqual({ ok: false, code: 'stale-revision' });
    expect(await take()).toEqual({ ok: true, value: { texts: (125 + 40) * 2 - 1 }, events: [] });

    const { sections, row } = await desk();
    const plainOfMakers = ofMakers(await desk());
    for (const { heading, original, plain } of sections) {
      const number = /^(\d+)\.$/.exec(heading)?.[1];
      if (number === undefined) continue;
      expect(original).toContain(`Hedgehog number ${number} `);
      const said = commentWords.en?.paragraphs?.[number];
      const younger = plain.find(({ level }) => level === 'younger');
      expect(younger?.body).toBe(said?.younger);
      expect(younger?.heading.startsWith(`${number} · `)).toBe(true);
      expect(plain.find(({ level }) => level === 'older')?.body).toBe(
        number === '12' ? 'My own words.' : said?.older,
      );
    }
    const violence = sections.find(({ heading }) => heading.endsWith('Hedge VII'));
    expect(violence?.plain.find(({ level }) => level === 'younger')).toMatchObject({
      heading: commentWords.en?.headings?.VII?.younger,
      body: commentWords.en?.sections?.VII?.younger,
    });
    // Only the title page is left to whoever imported it.
    expect(sections.filter(({ plain }) => plain.length < 2).map(({ position }) => position)).toEqual([1]);
    expect(plainOfMakers).toHaveLength(329);
    expect(plainOfMakers.filter(({ anchor }) => anchor === twelfth?.anchor)).toMatchObject([
      { level: 'younger' },
    ]);

    const again = { consultationId, revision: row.revision, words: commentWords };
    expect(await consultation().takeComment(organiser, again)).toEqual({ ok: false, code: 'field-missing' });
    // A copy does not make them the organiser's.
    const clone = await need(consultation().clone(organiser, { consultationId, title: 'Once more' }));
    const copied = await need(consultation().read(organiser, { consultationId: clone.id }));
    expect(ofMakers(copied)).toHaveLength(329);
  });

  it('whoever changes one takes it over; saved as they stand they stay the software\u2019s', async () => {
    const { sections, row } = await desk();
    const section = sections.find(({ heading }) => heading === '13.');
    const texts = section?.plain ?? [];
    const anchor = section?.anchor ?? '';
    const save = (revision: number, body?: string) =>
      consultation().writePlain(organiser, {
        consultationId,
        revision,
        anchor,
        texts: texts.map((text) => (body && text.level === 'older' ? { ...text, body } : text)),
      });
    const left = async () => ofMakers(await desk()).filter((each) => each.anchor === anchor);
    await need(save(row.revision));
    expect(await left()).toHaveLength(2);
    await need(save(row.revision, 'In my own words.'));
    expect(await left()).toMatchObject([{ level: 'younger' }]);
  });

  it('only for whoever may edit the consultation', async () => {
    const moderator = await house.staffWho('moderator');
    const asked = { consultationId, revision: await revision(), words: commentWords };
    expect((await consultation().takeComment(moderator, asked)).ok).toBe(false);
  });
});
