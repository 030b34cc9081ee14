import { everybody, fields, nobody, retention, type Stored } from './stored.ts';

const told = { store: 'consultation', about: 'consultation', until: retention, who: everybody } as const;

/** What stands in a consultation's database about questions whose words were changed while children answered. */
export const storedOfCorrections = [
  ...fields(
    {
      ...told,
      table: 'question_correction',
      why: 'everybody may see which words of a question were changed, and why',
    },
    {
      id: 'a random number',
      activity_id: 'the question',
      state: 'waiting for a second person, or signed',
      number: 'a number',
      day: 'the day',
      reason: 'why its words were changed',
    },
  ),
  ...fields(
    {
      ...told,
      table: 'corrected_text',
      why: 'everybody may see which words of a question were changed, and why',
    },
    {
      correction_id: 'which correction',
      position: 'the question, or which of its choices',
      language: 'its language',
      level: 'short or longer words',
      before: 'its words before',
      body: 'its new words',
    },
  ),
  ...fields(
    {
      store: 'consultation',
      about: 'child',
      until: 'the wait ends',
      who: nobody,
      table: 'correction_untold',
      why: 'to tell a child once that a question has new words since it answered',
    },
    {
      participant_id: 'which seat answered',
      activity_id: 'the question',
      since: 'the first correction after that answer',
    },
  ),
] satisfies readonly Stored[];
