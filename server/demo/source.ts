import type { Outcome } from '../core/outcome.ts';
import type { Staff } from '../core/staff/roles.ts';
import type { House } from '../house.ts';
import { type AtLevels, atLevels } from './in-each.ts';
import { demoSource, type SourceWords } from './source-words.ts';

/** Nobody looked at a demonstration from outside, and the name says so. */
const checker = { name: 'A made-up reader', from: 'A library that does not exist' };

/** The organiser says it, and another person that somebody from outside looked at it. With the demo's own words where none are given. */
export async function prepareSource(
  { services: { consultation } }: Pick<House, 'services'>,
  of: { readonly consultationId: string; readonly organiser: Staff; readonly approver: Staff },
  words: SourceWords = demoSource,
): Promise<void> {
  const { consultationId, organiser, approver } = of;
  const { revision } = (await done(consultation.read(organiser, { consultationId }))).row;
  const texts = (['gains', 'for', 'against'] as const).flatMap((part) => {
    const all = [words[part]].flat();
    return atLevels(all[0] as AtLevels, (_first, at) => ({
      part,
      ...at,
      bodies: all.map((each) => saidAt(each, at)),
    }));
  });
  const { origin, author } = words;
  await done(
    consultation.writeSource(organiser, {
      consultationId,
      revision,
      label: 'official',
      origin,
      author,
      texts,
    }),
  );
  const source = await done(consultation.source(approver, { consultationId }));
  await done(
    consultation.checkSource(approver, {
      consultationId,
      revision: source?.revision ?? 0,
      ...checker,
      outside: true,
    }),
  );
}

function saidAt(text: AtLevels, at: { readonly language: string; readonly level: string }): string {
  const found = atLevels(text, (words, each) => ({ words, ...each }));
  return found.find(({ language, level }) => language === at.language && level === at.level)?.words ?? '';
}

async function done<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`Where the document is from could not be said: ${settled.code}.`);
  return settled.value;
}
