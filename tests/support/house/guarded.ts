import type { BatchConsent } from '../../../server/core/privacy/consent.ts';
import type { Client } from '../pages/client.ts';
import { decodeText } from '../pages/forms.ts';
import { type Crew, draftConsultation, openDraft } from '../pages/journeys.ts';

/** What the organisation says where a law asks for a guardian. */
export const guardedWords = {
  reason: 'A law of this country asks that a carer agrees until 13.',
  without: 'Ring the bell of the children’s house in Mill Street. They give you a code.',
  body: 'The children’s ombudsperson',
  how: 'A letter to each carer, signed and kept there.',
} as const;

export type Guarded = { readonly id: string; readonly title: string; readonly room: string };

/** A draft with a room, a question and nothing decided about consent. */
export async function draftGuarded(crew: Crew, title: string): Promise<Guarded> {
  const { id, rooms } = await draftConsultation(crew, {
    title,
    rooms: ['What do you say to each other?'],
    questions: ['What would you change?'],
  });
  return { id, title, room: rooms[0] ?? '' };
}

/** A guardian until 12, an organisation until 15, then the child alone; without a carer the forms. Decided by form, and open. */
export async function openGuarded(crew: Crew, title: string): Promise<Guarded> {
  const drafted = await draftGuarded(crew, title);
  const page = await crew.organiser.get(`/staff/c/${drafted.id}/consent`);
  const texts = ['younger', 'older'].flatMap((level) => [
    [`text.guardian-reason.en.${level}`, guardedWords.reason] as const,
    [`text.without-carer.en.${level}`, guardedWords.without] as const,
  ]);
  await crew.organiser.send(
    page,
    { field: 'carerWay' },
    {
      'mode.10-12': 'guardian',
      'mode.13-15': 'organisation',
      'mode.16-17': 'child',
      carerWay: 'public',
      publicWay: 'on',
      ...Object.fromEntries(texts),
    },
  );
  await openDraft(crew, drafted.id);
  return drafted;
}

/** Prints codes that stand for something, with who attests it; answers the words of the cards. */
export async function printAttested(
  organiser: Client,
  { id, kind }: { id: string; kind: BatchConsent },
): Promise<string[]> {
  const page = await organiser.get(`/staff/c/${id}/codes`);
  const sheets = await organiser.send(
    page,
    { field: 'size' },
    { size: '20', consent: kind, attestedBy: guardedWords.body, attestedHow: guardedWords.how },
  );
  return [...sheets.html.matchAll(/<p class="code-words"[^>]*>([^<]*)</g)].map((match) =>
    decodeText(match[1] ?? ''),
  );
}
