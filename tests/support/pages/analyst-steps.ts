import type { ResponseDecision } from '../../../server/core/analysis/findings.ts';
import type { Client } from './client.ts';
import { formsOf } from './forms.ts';
import { dayFromNow } from './journeys.ts';

/** What is done after closing, each with the forms of its page. */

/** An analyst writes a finding that rests on the first numbers and the first point that are shown. Answers its id. */
export async function writeFinding(analyst: Client, consultation: string, text: string): Promise<string> {
  const here = `/staff/c/${consultation}/findings`;
  const page = await analyst.get(here);
  const known = findingIds(page.html);
  const ofStatement = /value="(statement [^"]+)"/.exec(page.html)?.[1] ?? '';
  const ofPoll = /value="(poll [^"]+)"/.exec(page.html)?.[1] ?? '';
  const ofPoint = /value="(point [^"]+)"/.exec(page.html)?.[1] ?? '';
  const evidence = [ofStatement, ofPoll, ofPoint].filter((each) => each !== '');
  const after = await analyst.send(page, { field: 'text' }, { text, evidence });
  const [id, ...more] = findingIds(after.html).filter((each) => !known.includes(each));
  if (id === undefined || more.length > 0) throw new Error(`Writing a finding gave ${more.length} more.`);
  return id;
}

function findingIds(html: string): string[] {
  return [...html.matchAll(/<li id="f-([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** A decision-maker answers one finding of what was published. */
export async function answerFinding(
  decisionMaker: Client,
  consultation: string,
  answer: { finding: string; decision: ResponseDecision; text: string },
): Promise<void> {
  const page = await decisionMaker.get(`/staff/c/${consultation}/answers`);
  const of = `answer.${answer.finding}`;
  await decisionMaker.send(
    page,
    { field: `${of}.en` },
    {
      [`${of}.decision`]: answer.decision,
      [`${of}.en`]: answer.text,
      [`${of}.en.younger`]: answer.text,
      [`${of}.en.older`]: answer.text,
      [`${of}.due`]: dayFromNow(300),
    },
  );
}

/** Puts what was said under named points with the forms of the sorting page. */
export async function sortAll(
  analyst: Client,
  what: { consultation: string; activity: string; points: Readonly<Record<string, readonly string[]>> },
): Promise<void> {
  const here = `/staff/c/${what.consultation}/points`;
  const title = `title.${what.activity}`;
  let page = await analyst.get(here);
  for (const name of Object.keys(what.points))
    page = await analyst.send(page, { field: title, press: 'act=name' }, { [title]: name, language: 'en' });
  const ids = new Map(
    [...page.html.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)].map((match) => [
      match[2] ?? '',
      match[1] ?? '',
    ]),
  );
  const under = Object.entries(what.points).flatMap(([name, said]) =>
    said.map((id) => [`under.${id}`, ids.get(name) ?? ''] as const),
  );
  await analyst.send(
    page,
    { field: `together.${what.activity}`, press: 'act=sort' },
    Object.fromEntries(under),
  );
}

/** Marks every point with a number as also said that no finding names. */
export async function markRest(analyst: Client, consultation: string): Promise<void> {
  let page = await analyst.get(`/staff/c/${consultation}/voices`);
  const buttons = formsOf(page.html).flatMap((form) => form.buttons);
  for (const { value } of buttons.filter(({ name }) => name === 'mark'))
    page = await analyst.send(page, { press: `mark=${value}` });
}

/** The analyst signs that sorting and findings are finished, and what no finding names is marked. */
export async function draftAll(analyst: Client, consultation: string): Promise<void> {
  await markRest(analyst, consultation);
  const page = await analyst.get(`/staff/c/${consultation}/points`);
  await analyst.send(page, { press: 'act=draft' });
}
