import { setStage } from '../../support/house/set-stage.ts';
import { type PageState, pageStates } from '../../support/pages/pages.ts';
import { firstPages, firstRendered, rendered } from '../../support/pages/rendered.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { blocksOf } from './blocks.ts';
import type { Level, Text } from './texts.ts';

export type ReadPage = { readonly name: string; readonly texts: readonly Text[] };
export type ReadPages = (language: string, level: Level) => AsyncGenerator<ReadPage>;

/**
 * The pages that children are sent to. The notices of law, the machine's inventory under "What we keep", findings and answers
 * with their numbers, and what staff see are written for others, and at most linked from here.
 */
const alsoForChildren = new Set(
  '/ /enter /join /open /back /look /help /help/write /help/back /wrong /wrong/join /wrong/back /wrong/outside /left /kiosk /leave /rights /general-comment *'.split(
    ' ',
  ),
);
const isForChildren = ({ route }: PageState) => route.startsWith('/here') || alsoForChildren.has(route);

const read = (name: string, html: string): ReadPage => ({
  name,
  texts: blocksOf(html).map((text) => ({ where: name, text })),
});

/** Every page for children in every state of the stage. */
export async function allPages(product: RunningProduct): Promise<ReadPages> {
  const stage = await setStage(product);
  return async function* (language, level) {
    for (const state of pageStates.filter(isForChildren)) {
      const page = await rendered(stage, state, { language, level });
      yield read(state.name, page.html);
    }
  };
}

/** Some of them, as somebody gets them who has just joined. */
export async function somePages(product: RunningProduct): Promise<ReadPages> {
  const pageAt = await firstRendered(product);
  return async function* (language, level) {
    for (const path of firstPages) yield read(path, (await pageAt(path, { language, level })).html);
  };
}
