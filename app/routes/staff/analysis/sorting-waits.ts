import { type ConsultationState, isOver } from '../../../../server/core/consultation/lifecycle.ts';

/** Why nothing can be sorted in a state in which nothing is: it is not closed yet, or sorting is finished. */
export function sortingWaits(state: ConsultationState): 'points.early' | 'points.over' {
  return isOver(state) ? 'points.over' : 'points.early';
}
