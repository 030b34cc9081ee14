import type { SharedContribution } from '../../server/core/wire/views.ts';
import type { Problems } from '../support/figures/figure-run.ts';
import type { Page } from '../support/pages/client.ts';
import { wordsOf } from '../support/pages/forms.ts';
import { type Posted, refusalReason } from './room.ts';
import { sharedText, type Witness } from './witness.ts';

/** What the room should be: who said what, what was shown and in which order. */
export type Truth = {
  readonly posts: ReadonlyMap<string, Posted>;
  readonly published: readonly string[];
  readonly refused: readonly string[];
};

/** A page starts with so many, the newest; docs/protocol.md says it. */
const pageOfContributions = 100;

/** Exactly the published ones, in the order of publication, each once, byte for byte. */
export function compareShared(
  who: string,
  items: readonly SharedContribution[],
  expected: readonly string[],
  to: { truth: Truth; problems: Problems },
): void {
  const { truth, problems } = to;
  const got = items.map((item) => item.id);
  for (const id of expected)
    if (!got.includes(id)) problems.add('missing', `${who} did not get ${wordsFor(truth, id)}`);
  for (const id of got) if (!expected.includes(id)) problems.add('leak', `${who} got ${wordsFor(truth, id)}`);
  if (new Set(got).size !== got.length) problems.add('doubled', `${who} got something twice`);
  const common = got.filter((id) => expected.includes(id));
  const inOrder = expected.filter((id) => common.includes(id));
  if ([...new Set(common)].join() !== inOrder.join())
    problems.add('order', `${who} got them in another order`);
  for (const item of items) {
    const text = truth.posts.get(item.id)?.text;
    if (Buffer.compare(Buffer.from(sharedText(item)), Buffer.from(text ?? '')) !== 0) {
      problems.add('text', `${who}: ${JSON.stringify(sharedText(item))} for ${JSON.stringify(text)}`);
    }
  }
}

/**
 * An author is told of each of its own, once, with the state and the reason; only of what was published in the room its page
 * hears with the room. Nobody else is told anything.
 */
export function compareOwn(
  witness: Witness,
  ids: readonly string[],
  to: { truth: Truth; problems: Problems },
): void {
  const { truth, problems } = to;
  const withTheRoom = (id: string) => truth.published.includes(id) && truth.posts.get(id)?.place === 'room';
  const decided = ids.filter((id) => truth.published.includes(id) || truth.refused.includes(id));
  const expected = decided.filter((id) => !withTheRoom(id));
  const told = witness.own.map((item) => item.id);
  for (const id of expected)
    if (told.filter((each) => each === id).length !== 1)
      problems.add('own missing', `${witness.who}: ${wordsFor(truth, id)}`);
  for (const item of witness.own) {
    const text = truth.posts.get(item.id)?.text;
    const [state, reason] = truth.refused.includes(item.id)
      ? ['refused', refusalReason]
      : ['published', null];
    if (!expected.includes(item.id))
      problems.add('leak', `${witness.who} was told of ${wordsFor(truth, item.id)}`);
    else if (item.state !== state || item.reason !== reason || item.text !== text)
      problems.add('own state', `${witness.who}: ${item.state} ${item.reason} ${item.text}`);
  }
  for (const heard of witness.other) {
    const over = heard.name === 'consultation:state' && heard.event.state === 'closed';
    if (!over) problems.add('foreign', `${witness.who} heard ${heard.name}`);
  }
}

/** One author, one name; two authors, two names. */
export function compareNames(
  items: readonly SharedContribution[],
  to: { truth: Truth; problems: Problems },
): void {
  const names = new Map<string, string>();
  for (const item of items) {
    const author = to.truth.posts.get(item.id)?.statement.author ?? '';
    const name = JSON.stringify(item.name);
    if ((names.get(author) ?? name) !== name) to.problems.add('names', `${author} has two names`);
    names.set(author, name);
  }
  if (new Set(names.values()).size !== names.size) to.problems.add('names', 'two authors have one name');
}

/** The room as a page without script shows it. */
export function comparePage(who: string, page: Page, to: { truth: Truth; problems: Problems }): void {
  const { truth, problems } = to;
  const expected = truth.published.slice(-pageOfContributions);
  const shown = [
    ...page.html.matchAll(/<article class="message" id="said-([^"]+)"[^>]*>([\s\S]*?)<\/article>/g),
  ];
  if (shown.map((match) => match[1]).join() !== expected.join()) {
    problems.add(
      'page',
      `${who}: the page shows ${shown.length} messages, not these ${expected.length} in this order`,
    );
  }
  for (const [, id = '', article = ''] of shown) {
    const words = wordsOf(/<p class="words"[^>]*>([\s\S]*?)<\/p>/.exec(article)?.[1] ?? '');
    if (words !== truth.posts.get(id)?.text) problems.add('page text', `${who}: ${words}`);
  }
  for (const id of truth.refused)
    if (page.html.includes(id)) problems.add('leak', `${who}: the page names ${id}`);
}

/** What a page that opens now gets over its socket: the newest hundred. */
export function newest(truth: Truth): readonly string[] {
  return truth.published.slice(-pageOfContributions);
}

function wordsFor(truth: Truth, id: string): string {
  return truth.posts.get(id)?.text.slice(0, 60) ?? id;
}
