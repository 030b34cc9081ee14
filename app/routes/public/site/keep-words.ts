import type { neverStored } from '../../../../server/core/privacy/inventory.ts';
import type { Key } from '../../../i18n/translator.ts';

type Words = { readonly what: Key; readonly until: Key; readonly who: Key };

const lastDay = 'keep.until.last-day';
const nobody = 'keep.who.nobody';

const inMemory: Words = {
  what: 'keep.child.in-memory',
  until: 'keep.until.restart',
  who: 'keep.who.published',
};
const pace: Words = { what: 'keep.child.pace', until: 'keep.until.minute', who: nobody };

/**
 * What is kept about a child, table by table of the inventory, in words for a child. What only passes through memory is one
 * line. A table that is not here fails a test: nothing about a child is kept unsaid.
 */
export const childTables: Readonly<Record<string, Words>> = {
  contribution: { what: 'keep.child.contribution', until: lastDay, who: 'keep.who.published' },
  vote: { what: 'keep.child.vote', until: lastDay, who: 'keep.who.counts' },
  poll_answer: { what: 'keep.child.poll_answer', until: lastDay, who: 'keep.who.counts' },
  room_poll_answer: { what: 'keep.child.room_poll_answer', until: 'keep.until.waiting', who: nobody },
  small_group_seat: { what: 'keep.child.small_group_seat', until: 'keep.until.closing', who: nobody },
  correction_untold: { what: 'keep.child.correction_untold', until: 'keep.until.closing', who: nobody },
  evaluation: { what: 'keep.child.evaluation', until: lastDay, who: 'keep.who.counts' },
  meant: { what: 'keep.child.meant', until: lastDay, who: 'keep.who.counts' },
  participant_attribute: {
    what: 'keep.child.participant_attribute',
    until: lastDay,
    who: 'keep.who.counts',
  },
  paper_seat: { what: 'keep.child.paper_seat', until: lastDay, who: nobody },
  paper_entry: { what: 'keep.child.paper_entry', until: 'keep.until.agreed', who: 'keep.who.typists' },
  participant: { what: 'keep.child.participant', until: lastDay, who: nobody },
  decision: { what: 'keep.child.decision', until: lastDay, who: 'keep.who.overseer' },
  appeal: { what: 'keep.child.appeal', until: lastDay, who: 'keep.who.overseer' },
  complaint: { what: 'keep.child.complaint', until: 'keep.until.complaint', who: 'keep.who.complaints' },
  complaint_receipt: { what: 'keep.child.complaint_receipt', until: 'keep.until.complaint', who: nobody },
  complaint_reply: {
    what: 'keep.child.complaint_reply',
    until: 'keep.until.complaint',
    who: 'keep.who.complaints',
  },
  report: { what: 'keep.child.report', until: 'keep.until.decided', who: nobody },
  sealed_case: { what: 'keep.child.sealed_case', until: lastDay, who: 'keep.who.leads' },
  sealed_text: { what: 'keep.child.sealed_text', until: 'keep.until.reach', who: 'keep.who.leads' },
  sealed_half: { what: 'keep.child.sealed_half', until: 'keep.until.reach', who: 'keep.who.leads' },
  case_opening: { what: 'keep.child.case_opening', until: lastDay, who: 'keep.who.leads' },
  case_answer: { what: 'keep.child.case_answer', until: lastDay, who: 'keep.who.leads' },
  case_remedy: { what: 'keep.child.case_remedy', until: lastDay, who: 'keep.who.leads' },
  letter_receipt: { what: 'keep.child.letter_receipt', until: 'keep.until.letter', who: nobody },
  point_contribution: { what: 'keep.child.point_contribution', until: lastDay, who: 'keep.who.analysts' },
  second_code: { what: 'keep.child.second_code', until: lastDay, who: 'keep.who.analysts' },
  translation: { what: 'keep.child.translation', until: 'keep.until.translation', who: 'keep.who.published' },
  proposal: { what: 'keep.child.proposal', until: lastDay, who: 'keep.who.hosts' },
  listening_word: { what: 'keep.child.listening_word', until: lastDay, who: 'keep.who.published' },
  quote: { what: 'keep.child.quote', until: lastDay, who: 'keep.who.published' },
  assent: { what: 'keep.child.assent', until: lastDay, who: 'keep.who.uses' },
  objection: { what: 'keep.child.objection', until: lastDay, who: 'keep.who.uses' },
  recovery: { what: 'keep.child.recovery', until: lastDay, who: nobody },
  erasure: { what: 'keep.child.erasure', until: 'keep.until.copies', who: nobody },
  waiting: { what: 'keep.child.waiting', until: 'keep.until.waiting', who: 'keep.who.moderators' },
  join_code: { what: 'keep.child.join_code', until: 'keep.until.used', who: nobody },
  seat_nonce: { what: 'keep.child.seat_nonce', until: 'keep.until.ten-minutes', who: nobody },
  participant_session: {
    what: 'keep.child.participant_session',
    until: 'keep.until.leaving',
    who: nobody,
  },
  '__Host-seat': { what: 'keep.child.__Host-seat', until: 'keep.until.leaving', who: nobody },
  '__Host-look': { what: 'keep.child.__Host-look', until: 'keep.until.closing-browser', who: nobody },
  '__Host-joined': { what: 'keep.child.__Host-joined', until: 'keep.until.leaving', who: nobody },
  recentWords: { what: 'keep.child.recent-words', until: 'keep.until.three', who: nobody },
  idleMinutes: { what: 'keep.child.idle-minutes', until: 'keep.until.idle', who: nobody },
  unread: inMemory,
  undoable: inMemory,
  themeSlots: inMemory,
  statements: inMemory,
  said: inMemory,
  hears: inMemory,
  openTickets: inMemory,
  admitted: inMemory,
  gathered: inMemory,
  erasures: inMemory,
  'limiter:asks': pace,
  'limiter:errs': pace,
  'limiter:pages': pace,
  'limiter:posts': pace,
  'limiter:votes': pace,
  slowPosts: pace,
  turns: inMemory,
  'limiter:phrases': pace,
};

/** Each line once, in the order above, under who reads it. */
export const childLines: readonly { readonly who: Key; readonly lines: readonly Words[] }[] = (() => {
  const lines = [...new Map(Object.values(childTables).map((words) => [words.what, words])).values()];
  return [...new Set(lines.map(({ who }) => who))].map((who) => ({
    who,
    lines: lines.filter((line) => line.who === who),
  }));
})();

export const neverLines = [
  'keep.never.person',
  'keep.never.device',
  'keep.never.time',
  'keep.never.score',
] as const satisfies readonly `keep.never.${keyof typeof neverStored}`[];
