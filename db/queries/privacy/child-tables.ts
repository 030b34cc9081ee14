import type { HeldTableName } from '../../../server/core/privacy/held.ts';

const ofCase = 'case_id in (select id from sealed_case where participant_id = ?1)';

/**
 * Every table of a consultation that has rows about a child, with the condition under which a row is this child's: `?1` is
 * its participant id. What a child is shown and what an erasure removes both follow this list, in this order: what hangs on
 * a contribution before it, the seat last. A table about children that is missing here fails a test.
 */
export const childTables: Readonly<Record<HeldTableName, string>> = {
  appeal: 'contribution_id in (select id from contribution where participant_id = ?1)',
  report: 'participant_id = ?1',
  decision: 'contribution_id in (select id from contribution where participant_id = ?1)',
  point_contribution: 'contribution_id in (select id from contribution where participant_id = ?1)',
  second_code: 'contribution_id in (select id from contribution where participant_id = ?1)',
  proposal: 'contribution_id in (select id from contribution where participant_id = ?1)',
  quote: 'contribution_id in (select id from contribution where participant_id = ?1)',
  listening_word: 'contribution_id in (select id from contribution where participant_id = ?1)',
  translation: 'contribution_id in (select id from contribution where participant_id = ?1)',
  waiting:
    "(kind = 'erasure' and subject = ?1) or subject in (select id from contribution where participant_id = ?1) or (kind = 'case' and subject in (select id from sealed_case where participant_id = ?1))",
  sealed_half: ofCase,
  sealed_text: ofCase,
  case_opening: ofCase,
  case_answer: ofCase,
  case_remedy: ofCase,
  sealed_case: 'participant_id = ?1',
  vote: 'participant_id = ?1',
  poll_answer: 'participant_id = ?1',
  room_poll_answer: 'participant_id = ?1',
  small_group_seat: 'participant_id = ?1',
  evaluation: 'participant_id = ?1',
  meant: 'participant_id = ?1',
  participant_attribute: 'participant_id = ?1',
  contribution: 'participant_id = ?1',
  objection: 'participant_id = ?1',
  paper_seat: 'participant_id = ?1',
  assent: 'participant_id = ?1',
  recovery: 'participant_id = ?1',
  seat_nonce: 'participant_id = ?1',
  participant_session: 'participant_id = ?1',
  correction_untold: 'participant_id = ?1',
  participant: 'id = ?1',
};

/**
 * About children, and of no child: nothing links a code to the seat it became, and unused ones go at closing; what was typed from a
 * sheet of paper goes when it becomes a seat.
 */
export const ofNoChild = ['join_code', 'paper_entry'] as const;
