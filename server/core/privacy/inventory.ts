/**
 * Everything the product stores, field by field: what, why, who reads it, until when. The page "What we keep" is written
 * from it; a test fails on any column, cookie or log field that is not here, and on any that may never be.
 */
export type Stored = {
  readonly store: 'control' | 'consultation' | 'cookie' | 'log' | 'memory';
  readonly table: string;
  readonly field: string;
  /** Whose it is: a child's row is shown to the child, staff's and the system's are not about children. */
  readonly about: 'child' | 'staff' | 'consultation' | 'system';
  readonly what: string;
  readonly why: string;
  readonly who: string;
  readonly until: string;
};

const retention = 'the consultation’s last day';
const moderators = 'moderators of the consultation';
const nobody = 'nobody; the program alone';
const everybody = 'everybody';

type Group = Pick<Stored, 'store' | 'table' | 'about' | 'why' | 'who' | 'until'>;

function fields(group: Group, described: Readonly<Record<string, string>>): readonly Stored[] {
  return Object.entries(described).map(([field, what]) => ({ ...group, field, what }));
}

const child = { store: 'consultation', about: 'child', until: retention } as const;
const told = { store: 'consultation', about: 'consultation', who: everybody, until: retention } as const;

export const inventory: readonly Stored[] = [
  ...fields(
    { ...child, table: 'participant', why: 'a seat in this consultation, without a name', who: nobody },
    {
      id: 'a random number, different in every consultation',
      batch_id: 'which batch of at least 20 codes the seat came from, never the code',
      language: 'the language the child chose',
      level: 'short or longer words, as the child chose',
      adjective: 'the first part of the made-up name',
      motif: 'the drawing and second part of the made-up name',
      palette: 'the colours of the drawing',
      day: 'the day of joining',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'participant_session',
      why: 'to know the child’s page again until it leaves',
      who: nobody,
      until: 'the child leaves, or closes the browser',
    },
    { hash: 'a keyed hash of the session cookie', participant_id: 'whose session it is' },
  ),
  ...fields(
    {
      ...child,
      table: 'seat_nonce',
      why: 'so that a lost answer locks no child out',
      who: nobody,
      until: 'ten minutes after joining',
    },
    {
      hash: 'a keyed hash of the join form',
      participant_id: 'whose seat it is',
      due_minute: 'the minute when the row goes',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'contribution',
      why: 'what the child wanted to say',
      who: `${moderators}; what they publish: everybody`,
    },
    {
      id: 'a random number made on the child’s device',
      participant_id: 'which seat wrote it',
      activity_id: 'the room or question it was written in',
      anchor: 'the part of the document it is about',
      revision: 'how often the words were changed',
      change: 'how often its state changed',
      state: 'whether it waits, is shown, came back …',
      language: 'the language of the words',
      body: 'the words',
      hidden: 'which parts a moderator hid, and why',
      reason: 'why it is not shown as it was written',
      findings: 'what the screening rules pointed at',
      severity: 'how early a moderator should look',
      seq: 'the place in the room, until closing',
      day: 'the day it was written',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'waiting',
      why: 'so that nothing waits unseen',
      who: moderators,
      until: 'the wait ends',
    },
    {
      kind: 'what waits',
      subject: 'the number of what waits',
      holder: 'which moderator is reading it',
      since_minute: 'since which minute',
      due_minute: 'until which minute a moderator has it',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'decision',
      why: 'so that a limit can be looked at again and accounted for',
      who: 'moderators and the overseer',
    },
    {
      contribution_id: 'what was decided on',
      change: 'at which change of its state',
      from_state: 'the state before',
      to_state: 'the state after',
      reason: 'the published reason',
      staff_id: 'who decided',
      day: 'the day',
      wait_bucket: 'roughly how long it waited',
    },
  ),
  ...fields(
    { ...child, table: 'point_contribution', why: 'to find what many children said', who: 'analysts' },
    { contribution_id: 'a contribution', point_id: 'the point it makes' },
  ),
  ...fields(
    {
      ...child,
      table: 'join_code',
      why: 'to let exactly those in who were invited',
      who: nobody,
      until: 'the code is used, or closing',
    },
    {
      hash: 'a keyed hash of the words on a sheet',
      batch_id: 'the batch of the sheet',
    },
  ),
  ...fields(
    { ...told, table: 'code_batch', why: 'to print and count sheets', who: 'organisers and facilitators' },
    {
      id: 'a random number',
      label: 'what the organiser calls the batch',
      language: 'the language of the words',
      size: 'how many codes were made',
      used: 'how many were used; hidden while open',
      day: 'the day they were made',
    },
  ),
  ...fields(
    { ...told, table: 'consultation', why: 'what the consultation is' },
    {
      id: 'a random number',
      organisation_id: 'who runs it',
      state: 'draft, open, closed …',
      sponsor_kind: 'public body, company or civil society',
      time_zone: 'for its days',
      retention_day: 'the day everything is destroyed',
      answer_day: 'the day the answer is due',
      languages: 'its languages',
      revision: 'how often it was changed before opening',
    },
  ),
  ...fields(
    { ...told, table: 'consultation_text', why: 'what children are told before they say yes' },
    {
      field: 'which text',
      language: 'its language',
      level: 'short or longer words',
      body: 'the text',
    },
  ),
  ...fields(
    {
      ...told,
      table: 'signature',
      why: 'who answers for it',
      who: 'staff; the names on a release: everybody',
    },
    {
      kind: 'what was signed',
      subject: 'its number',
      revision: 'the revision that was signed',
      staff_id: 'who signed',
      staff_name: 'the name of who signed',
      day: 'the day',
    },
  ),
  ...fields(
    { ...told, table: 'document_version', why: 'what is consulted on' },
    {
      id: 'a random number',
      document_id: 'the document it is a version of',
      number: 'its number',
      language: 'its language',
      title: 'its title',
    },
  ),
  ...fields(
    { ...told, table: 'section', why: 'what is consulted on' },
    {
      version_id: 'the version it belongs to',
      anchor: 'its number in the document',
      position: 'its place',
      heading: 'its heading',
      original: 'its words',
    },
  ),
  ...fields(
    { ...told, table: 'section_plain', why: 'so that children can read it' },
    {
      version_id: 'the version it belongs to',
      anchor: 'its section',
      language: 'its language',
      level: 'short or longer words',
      heading: 'its heading',
      body: 'the plain words',
      author_id: 'who wrote them',
      reviewer_id: 'who checked them',
    },
  ),
  ...fields(
    { ...told, table: 'activity', why: 'what children are asked' },
    {
      id: 'a random number',
      kind: 'question or room',
      version_id: 'the version it belongs to',
      anchor: 'its section',
      position: 'its place',
      state: 'open, paused or closed',
    },
  ),
  ...fields(
    { ...told, table: 'activity_text', why: 'what children are asked' },
    {
      activity_id: 'the activity',
      language: 'its language',
      level: 'short or longer words',
      prompt: 'the question',
    },
  ),
  ...fields(
    { ...told, table: 'counter', why: 'so that no page misses a change', who: nobody },
    {
      name: 'a room, or the desk',
      value: 'how many changes it had',
    },
  ),
  ...fields(
    { ...told, table: 'point', why: 'what many children said', who: 'analysts; in a release: everybody' },
    {
      id: 'a random number',
      activity_id: 'the activity it answers',
      anchor: 'its section',
      position: 'its place',
      language: 'its language',
      title: 'the point in words',
    },
  ),
  ...['control', 'consultation'].flatMap((store) => [
    ...fields(
      {
        store: store as 'control',
        table: 'audit',
        about: 'staff',
        why: 'so that every act of staff can be checked',
        who: 'the overseer',
        until: store === 'control' ? 'as long as the site' : retention,
      },
      {
        n: 'the number of the entry',
        day: 'the day',
        actor: 'who did it',
        deed: 'what was done',
        subject: 'the number of what it was done to',
        detail: 'a word on it, never a child’s',
        hash: 'the link to the entry before',
      },
    ),
    ...fields(
      {
        store: store as 'control',
        table: 'schema_version',
        about: 'system',
        why: 'to know what the data looks like',
        who: nobody,
        until: 'as long as the database',
      },
      { version: 'a number' },
    ),
    ...fields(
      {
        store: store as 'control',
        table: 'guard',
        about: 'system',
        why: 'conditions of a write; never keeps a row',
        who: nobody,
        until: 'never stored',
      },
      { rows: 'how many rows the statement before it changed' },
    ),
  ]),
  ...fields(
    {
      store: 'control',
      table: 'organisation',
      about: 'system',
      why: 'who runs this site',
      who: everybody,
      until: 'as long as the site',
    },
    {
      id: 'a random number',
      name: 'its name',
      public_key: 'to check its signatures',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff',
      about: 'staff',
      why: 'who may do what',
      who: 'administrators and the overseer',
      until: 'as long as the site',
    },
    {
      id: 'a random number',
      organisation_id: 'where the person works',
      name: 'the name colleagues see',
      state: 'invited, active or revoked',
      role_version: 'raised when roles change',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_grant',
      about: 'staff',
      why: 'who may do what',
      who: 'administrators and the overseer',
      until: 'as long as the site',
    },
    {
      staff_id: 'the person',
      role: 'the role',
      consultation_id: 'where it holds',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_link',
      about: 'staff',
      why: 'to sign in once',
      who: nobody,
      until: 'the link is used, or two days',
    },
    {
      hash: 'a keyed hash of the link',
      staff_id: 'whose link it is',
      due_minute: 'until when it opens',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_session',
      about: 'staff',
      why: 'to stay signed in for a day',
      who: nobody,
      until: 'signing out, or ten hours',
    },
    {
      hash: 'a keyed hash of the session cookie',
      staff_id: 'whose session it is',
      role_version: 'the roles it was opened with',
      due_minute: 'until when it lasts',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'directory',
      about: 'consultation',
      why: 'to find the consultations',
      who: 'staff',
      until: 'as long as the site',
    },
    {
      id: 'the consultation',
      organisation_id: 'who runs it',
      state: 'a copy of its state',
      day: 'the day it was made',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'release',
      about: 'consultation',
      why: 'what was published stays published',
      who: everybody,
      until: 'as long as the site',
    },
    {
      id: 'a random number',
      consultation_id: 'the consultation',
      number: 'its number',
      day: 'the day it was signed',
      signed_by: 'who signed it',
      hash: 'the fingerprint of the files',
      signature: 'the organisation’s signature',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'release_file',
      about: 'consultation',
      why: 'what was published stays published',
      who: everybody,
      until: 'as long as the site',
    },
    {
      release_id: 'the release',
      name: 'the name of the file',
      media_type: 'what kind of file',
      bytes: 'its content',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'page',
      about: 'system',
      why: 'imprint, privacy notice, accessibility statement',
      who: everybody,
      until: 'as long as the site',
    },
    {
      name: 'which page',
      language: 'its language',
      body: 'its text',
      day: 'the day it was changed',
    },
  ),
  ...fields(
    {
      store: 'cookie',
      table: '__Host-seat',
      about: 'child',
      why: 'to know the child’s page again',
      who: nobody,
      until: 'the child leaves, or closes the browser',
    },
    {
      value: 'the consultation and a random word',
    },
  ),
  ...fields(
    {
      store: 'cookie',
      table: '__Host-look',
      about: 'child',
      why: 'language, words and colours as chosen',
      who: nobody,
      until: 'the browser is closed',
    },
    {
      value: 'the three choices',
    },
  ),
  ...fields(
    {
      store: 'cookie',
      table: '__Host-staff',
      about: 'staff',
      why: 'to stay signed in',
      who: nobody,
      until: 'signing out, or ten hours',
    },
    {
      value: 'a random word',
    },
  ),
  ...fields(
    {
      store: 'log',
      table: 'log',
      about: 'system',
      why: 'to see that the service works',
      who: 'who runs the machine',
      until: 'as the machine is set up',
    },
    {
      event: 'what happened',
      route: 'which page, without what was asked of it',
      status: 'how it ended',
      ms: 'how long it took',
      code: 'a refusal code',
      port: 'the port at the start',
      count: 'a number of things',
      consultation: 'a consultation’s number',
      at: 'a place in the program where something failed',
    },
  ),
  ...fields(
    {
      store: 'memory',
      table: 'recent-words',
      about: 'child',
      why: 'to see the same words sent again and again',
      who: nobody,
      until: 'three more messages, or a restart',
    },
    {
      text: 'the child’s last three messages',
    },
  ),
];

/** Words that no stored field may have in its name: what would say who a child is, where, or when to the second. */
export const neverStored: readonly RegExp[] = [
  /(^|_)ip(_|$)|address|agent|referr?er|fingerprint_of_device/,
  /(^|_)(e?mail|phone|birth|surname|first_name|last_name|gender_of_child|school)(_|$)/,
  /(created|updated|posted|seen|joined)_at|timestamp|_ms$/,
  /score|strikes|reputation|warning_count/,
];
