import { everybody, fields, nobody, retention, type Stored } from './stored.ts';

const told = { store: 'consultation', about: 'consultation', who: everybody, until: retention } as const;

/** What stands in a consultation's database about itself. */
export const storedOfConsultations = [
  ...fields(
    { ...told, table: 'code_batch', why: 'to print and count sheets', who: 'organisers and facilitators' },
    {
      id: 'a random number',
      label: 'what the organiser calls the batch',
      language: 'the language of the words',
      size: 'how many codes were made',
      used: 'how many were used; hidden while open',
      day: 'the day they were made',
      consent: 'what the codes stand for',
      attested_by: 'the body that attests a guardian’s consent',
      attested_how: 'how it checked',
      called_back_day: 'the day on which codes that nobody had used were called back',
    },
  ),
  ...fields(
    {
      ...told,
      table: 'kiosk_group',
      why: 'so that children can share a device without typing a code',
      who: 'organisers and facilitators',
    },
    { batch_id: 'which batch of codes or sheets' },
  ),
  ...fields(
    {
      ...told,
      table: 'kiosk_device',
      why: 'so that children can share a device without typing a code',
      who: 'organisers and facilitators',
      until: 'somebody ends it, its hours are over, or closing',
    },
    {
      hash: 'a keyed hash of the session cookie',
      batch_id: 'which batch of codes or sheets',
      staff_id: 'who started it',
      until_minute: 'until when it runs',
    },
  ),
  ...fields(
    {
      ...told,
      table: 'own_group',
      why: 'so that who knows a group reads none of its words',
      who: 'the person itself, and the log',
    },
    {
      staff_id: 'who knows it',
      batch_id: 'which batch of codes or sheets',
      how: 'whether it made, handed out or typed them, or says so itself',
      day: 'the day',
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
      closing_day: 'the last day on which children can take part',
      languages: 'its languages',
      revision: 'how often it was changed before opening',
      public_way: 'whether forms are open without a code',
      carer_way: 'how a child without a safe carer takes part, where a law asks for a carer',
      sensitive_topic: 'whether it is about something hard, such as harm to children',
      country: 'the country of its helplines',
    },
  ),
  ...fields(
    { ...told, table: 'proposed_in', why: 'to say that children thought of the question' },
    { consultation_id: 'the consultation in which they did' },
  ),
  ...fields(
    {
      ...told,
      about: 'child',
      table: 'proposal',
      why: 'so that a child learns what became of the question it proposed',
      who: 'organisers of the consultation, and its child',
    },
    {
      contribution_id: 'a contribution',
      revision: 'of which version of the words',
      state: 'whether it is asked of others',
      reason: 'the published reason why not',
      taken_to: 'the consultation that asks it',
      staff_id: 'who decided',
      day: 'the day',
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
      level: 'short words, longer words or easy-read',
      heading: 'its heading',
      body: 'the plain words',
      author_id: 'who wrote them',
      reviewer_id: 'who checked them',
      author_name: 'the name of who wrote it',
      written_day: 'the day',
      made: 'whether it came with this software or a program translated it',
      revision: 'a number',
      reviewer_name: 'the name of who checked them',
      checked_day: 'the day',
    },
  ),
  ...fields(
    { ...told, table: 'activity', why: 'what children are asked' },
    {
      id: 'a random number',
      kind: 'question, room, statements or poll',
      version_id: 'the version it belongs to',
      anchor: 'its section',
      position: 'its place',
      state: 'open, paused or closed',
      form: 'how a poll is answered',
      standing: 'whether every consultation asks it',
      proposes: 'whether children say there what others should be asked',
      group_of: 'the room that it is a small group of',
      led_by: 'who leads it now',
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
    {
      ...told,
      table: 'decision_wait',
      why: 'so that a child is told how long reading usually takes',
      who: nobody,
    },
    {
      day: 'the day it was decided',
      wait_bucket: 'roughly how long it waited',
      decisions: 'how many decisions there were',
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
] satisfies readonly Stored[];
