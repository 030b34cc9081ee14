import { byUseCases } from './by-use-cases.ts';

/**
 * What has to stand before a consultation of this product can open: helplines of a country of nowhere, three leads with keys,
 * a rehearsal. Made by the use cases in the product's own folder before it starts, because keys are made in browsers.
 */
export async function readyHelp(settings: Readonly<NodeJS.ProcessEnv>): Promise<void> {
  await byUseCases(settings, 'readyHelp', null);
}
