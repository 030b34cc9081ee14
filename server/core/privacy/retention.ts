import type { TableOf } from './inventory.ts';

/**
 * When the rows of a table have to be gone. Whatever a consultation's database holds goes at the latest on the consultation's
 * last day, because its key does.
 */
export const retentionClasses = {
  'last-day': 'the last day of the consultation',
  'when-used': 'it is used, or closing, or the last day',
  'kiosk-over': 'somebody ends it, its hours are over, or closing',
  'when-left': 'the child leaves, or the last day',
  'ten-minutes': 'ten minutes, or the last day',
  'six-minutes': 'six minutes',
  'with-words': 'its words go or change, or closing, or the last day',
  'wait-over': 'the wait ends, or the last day',
  'reach-over': 'thirty days, or its case is closed, where it says how to reach a child; else the last day',
  'next-run': 'the next run of the job',
  'two-days': 'it is used, or two days',
  'ten-hours': 'signing out, or ten hours',
  'lead-left': 'the lead makes a new one, or is a lead no longer',
  'access-ends': 'the person’s access ends, or it begins anew',
  'backups-gone': 'the consultation is destroyed and its backups are gone',
  'complaint-over': '180 days after the complaint is over, or when it is taken back',
  'letter-silent':
    '180 days after its last line, thirty days where it says how to reach somebody, or when it is taken back',
  'three-years': 'three years after the consultation is destroyed',
  site: 'the site ends',
  'never-stored': 'it never keeps a row',
} as const;

export type RetentionClass = keyof typeof retentionClasses;

/** Every table of every kind of database and its end. The boot refuses a database with a table that does not stand here. */
export const retentionOf: {
  readonly control: Readonly<Record<TableOf<'control'>, RetentionClass>>;
  readonly complaints: Readonly<Record<TableOf<'complaints'>, RetentionClass>>;
  readonly consultation: Readonly<Record<TableOf<'consultation'>, RetentionClass>>;
} = {
  consultation: {
    activity: 'last-day',
    activity_option: 'last-day',
    activity_text: 'last-day',
    appeal: 'last-day',
    assent: 'last-day',
    assessment: 'last-day',
    assessment_part: 'last-day',
    assessment_words: 'last-day',
    attribute: 'last-day',
    attribute_label: 'last-day',
    attribute_table: 'last-day',
    audit: 'last-day',
    case_answer: 'last-day',
    case_opening: 'last-day',
    case_remedy: 'last-day',
    code_batch: 'last-day',
    consent_rule: 'last-day',
    consultation: 'last-day',
    consultation_text: 'last-day',
    consultation_use: 'last-day',
    contribution: 'last-day',
    corrected_text: 'last-day',
    correction_untold: 'wait-over',
    counter: 'last-day',
    decision: 'last-day',
    decision_wait: 'last-day',
    design: 'last-day',
    design_alt: 'last-day',
    design_place: 'last-day',
    document_argument: 'last-day',
    document_source: 'last-day',
    document_version: 'last-day',
    evaluation: 'last-day',
    evaluation_told: 'last-day',
    finding: 'last-day',
    finding_evidence: 'last-day',
    finding_plain: 'last-day',
    guard: 'never-stored',
    join_code: 'when-used',
    kiosk_device: 'kiosk-over',
    kiosk_group: 'last-day',
    listening: 'last-day',
    listening_word: 'last-day',
    meant: 'last-day',
    missing_language: 'last-day',
    missing_look: 'last-day',
    objection: 'last-day',
    oversight_rest: 'last-day',
    own_group: 'last-day',
    paper_batch: 'last-day',
    paper_destruction: 'last-day',
    paper_entry: 'wait-over',
    paper_seat: 'last-day',
    paper_sheet: 'last-day',
    participant: 'last-day',
    participant_attribute: 'last-day',
    participant_session: 'when-left',
    point: 'last-day',
    point_contribution: 'last-day',
    point_telling: 'last-day',
    poll_answer: 'last-day',
    proposal: 'last-day',
    proposed_in: 'last-day',
    question_correction: 'last-day',
    quiet_hours: 'last-day',
    quote: 'last-day',
    recovery: 'last-day',
    report: 'wait-over',
    room_poll: 'last-day',
    room_poll_answer: 'wait-over',
    room_poll_words: 'last-day',
    room_session: 'last-day',
    schema_version: 'last-day',
    sealed_case: 'last-day',
    sealed_half: 'reach-over',
    sealed_text: 'reach-over',
    seat_nonce: 'ten-minutes',
    second_code: 'last-day',
    section: 'last-day',
    section_plain: 'last-day',
    session_plan: 'last-day',
    session_step: 'last-day',
    session_words: 'last-day',
    signature: 'last-day',
    small_group_seat: 'last-day',
    statement: 'last-day',
    statement_tally: 'last-day',
    statement_text: 'last-day',
    terms: 'last-day',
    told_numbers: 'last-day',
    translation: 'with-words',
    undertaking: 'last-day',
    venue: 'last-day',
    vote: 'last-day',
    waiting: 'wait-over',
  },
  complaints: {
    audit: 'site',
    case_answer: 'letter-silent',
    case_opening: 'letter-silent',
    case_remedy: 'letter-silent',
    complaint: 'complaint-over',
    complaint_answer: 'complaint-over',
    complaint_receipt: 'complaint-over',
    complaint_reply: 'complaint-over',
    guard: 'never-stored',
    letter_receipt: 'letter-silent',
    schema_version: 'site',
    sealed_case: 'letter-silent',
    sealed_half: 'letter-silent',
    sealed_text: 'letter-silent',
    waiting: 'wait-over',
  },
  control: {
    audit: 'site',
    authority_request: 'site',
    destruction: 'site',
    directory: 'site',
    drill: 'site',
    erasure: 'backups-gone',
    guard: 'never-stored',
    helpline: 'site',
    independent_audit: 'site',
    job_run: 'next-run',
    kept_log: 'three-years',
    lead_key: 'lead-left',
    lone_opening: 'site',
    move: 'site',
    organisation: 'site',
    oversight_comment: 'site',
    page: 'site',
    release: 'site',
    release_file: 'site',
    release_gap: 'site',
    remedy: 'site',
    response: 'site',
    response_before: 'site',
    response_deed: 'site',
    response_plain: 'site',
    schema_version: 'site',
    screening_cue: 'site',
    scorecard: 'site',
    staff: 'site',
    staff_challenge: 'six-minutes',
    staff_grant: 'site',
    staff_guess: 'access-ends',
    staff_link: 'two-days',
    staff_passkey: 'access-ends',
    staff_recovery: 'access-ends',
    staff_session: 'ten-hours',
    staff_totp: 'access-ends',
    staff_training: 'site',
    version: 'site',
    version_change: 'site',
    version_reason: 'site',
    version_section: 'site',
    version_words: 'site',
  },
};

/** Of the tables found in a database, those of which nobody said when their rows go. */
export function tablesWithoutEnd(
  store: keyof typeof retentionOf,
  tables: readonly string[],
): readonly string[] {
  return tables.filter((table) => !Object.hasOwn(retentionOf[store], table));
}

/** Under what name its last run is noted, and in which hour since 1970. */
export const retentionJob = 'retention';

/** The hour since 1970 in which these milliseconds lie. */
export function hourOf(ms: number): number {
  return Math.floor(ms / 3_600_000);
}

/** How far the clock may be from the last run, in hours, before a person is asked. */
export const clockSlackHours = 36;

/**
 * Whether what is due waits for a person: the clock is more than 36 hours from the last run, forward or back, or nobody
 * knows when that was. A clock that jumped would destroy what children were promised is still there.
 */
export function waitsForPerson(lastHour: number | undefined, nowHour: number): boolean {
  return lastHour === undefined || Math.abs(nowHour - lastHour) > clockSlackHours;
}

/**
 * The minute by which links, sessions and devices of staff that are over are forgotten. A clock that was set ahead while the program runs forgets none: what
 * is over by it alone is so by less than those hours, or the day waits for a person. `steadyMinute`: counted on from the start whatever happens to the clock.
 */
export function forgottenBefore(minute: number, steadyMinute: number): number {
  return Math.max(minute - clockSlackHours * 60, Math.min(minute, steadyMinute));
}

/**
 * The day on which what stays of the log of a consultation destroyed on `day` goes: by then audits from outside, of which every one is at most
 * twelve months after the last, had it before them at least twice.
 */
export function keptLogUntil(day: string): string {
  const until = new Date(`${day}T00:00:00Z`);
  until.setUTCFullYear(until.getUTCFullYear() + 3);
  return until.toISOString().slice(0, 10);
}

/** Backups live this long, in days: data that can be asked for again, and keys that must not outlive what they open. */
export const backupDays = { data: 35, keys: 7 } as const;
