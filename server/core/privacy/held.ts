/** Tables with rows about one child, in the order in which it is shown them. What is in them is the inventory's to say. */
export const heldTables = [
  'contribution',
  'vote',
  'poll_answer',
  'room_poll_answer',
  'small_group_seat',
  'correction_untold',
  'evaluation',
  'meant',
  'participant_attribute',
  'decision',
  'appeal',
  'sealed_case',
  'sealed_text',
  'sealed_half',
  'case_opening',
  'case_answer',
  'case_remedy',
  'report',
  'point_contribution',
  'second_code',
  'proposal',
  'quote',
  'translation',
  'listening_word',
  'objection',
  'assent',
  'paper_seat',
  'waiting',
  'participant',
  'recovery',
  'seat_nonce',
  'participant_session',
] as const;
export type HeldTableName = (typeof heldTables)[number];

/** One stored value as it can be written down: a hash is hexadecimal, words are words. */
export type HeldValue = string | number | null;

export type HeldTable = {
  readonly table: HeldTableName;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly HeldValue[])[];
};

/** Stands for a person of the staff: who it was is not the child's to see, that somebody did it is. */
export const somebody = 'team';
