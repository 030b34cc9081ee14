import { leadListening, planListeningHour } from '../usecases/listening/plan-listening.ts';
import { putWordsUp } from '../usecases/listening/put-up.ts';
import { attendListening, readListeningDesk } from '../usecases/listening/read-listening.ts';
import type { Binders } from './binders.ts';

/** An hour in which decision-makers listen to words that were put up for it. */
export function listeningServices({ bind }: Binders) {
  return {
    desk: bind(readListeningDesk),
    plan: bind(planListeningHour),
    lead: bind(leadListening),
    putUp: bind(putWordsUp),
    attend: bind(attendListening),
  };
}
