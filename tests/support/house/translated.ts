import type { Place } from '../../../db/queries/translation/translations.ts';
import { need, type TestHouse } from './house.ts';

const clock = { kind: 'system', name: 'clock' } as const;

/** Has all that is shown translated, as far as anybody answers. */
export async function translateShownWords(
  { services }: Pick<TestHouse, 'services'>,
  consultationId: string,
): Promise<void> {
  let place: Place | null = null;
  do ({ place } = await need(services.translation.shown(clock, { consultationId, place })));
  while (place !== null);
}
