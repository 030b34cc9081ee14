import { setStage } from '../../support/house/set-stage.ts';
import { type DemoCrew, signInDemo } from '../../support/house/stage.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import type { Place } from './states.ts';

type Ready = { readonly crew: DemoCrew; readonly place: Place };

/** A demo in which every page has something to show. */
export async function wholePlace(product: RunningProduct): Promise<Ready> {
  const { crew, places, people, card } = await setStage(product);
  return { crew, place: { origin: product.origin, places, people, card } };
}

/** The same without anything that takes long to make: one child with a seat, and no page that needs more. */
export async function smallPlace(product: RunningProduct): Promise<Ready> {
  const crew = await signInDemo(product);
  const newcomer = await joinAsChild(product.origin, crew.nextCode());
  return {
    crew,
    place: { origin: product.origin, places: undefined, people: { newcomer }, card: crew.nextCode() },
  };
}
