import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import type { Key } from '../../i18n/translator.ts';
import type { BesideAct } from '../../live/live-room.ts';

type Back = { readonly beside?: BesideAct; readonly code?: RefusalCode | null };

/** What became of an act beside the words in a box, as the page says it above; undefined where there was none. */
export const besideTold = ({ beside, code }: Back = {}): Key | undefined =>
  beside && (code ? `refusal.${code}` : beside === 'appeal' ? 'appeal.sent' : 'report.taken');
