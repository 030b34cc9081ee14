import type { AppLoadContext } from '@remix-run/node';
import { sectionsWritten } from '../../../../server/core/consultation/plain-authors.ts';
import type { GateItem } from '../../../../server/core/consultation/release-gate.ts';
import type { Deed, Staff } from '../../../../server/core/staff/roles.ts';
import { gatePlaces } from '../consultation/gate-says.ts';

/** What in a draft is another person's than who wrote it, in the order of the gate. */
const seconds: Partial<Record<GateItem, Deed>> = {
  'plain-checked': 'plain:check',
  source: 'source:check',
  impact: 'consultation:approve',
  'data-protection': 'consultation:approve',
};

/** Where something of a draft waits for this person, who wrote none of it, after `/staff/c/:id`; undefined: nowhere. */
export async function draftWaits(
  { services }: AppLoadContext,
  staff: Staff,
  { id, may }: { id: string; may: readonly Deed[] },
): Promise<string | undefined> {
  if (may.includes('consultation:edit')) return undefined;
  if (may.includes('consultation:read')) {
    const gate = await services.consultation.gate(staff, { consultationId: id });
    const wrote = may.includes('consultation:approve')
      ? await services.consultation.ownWork(staff, { consultationId: id })
      : undefined;
    const own: readonly GateItem[] = wrote?.ok ? wrote.value.assessments : [];
    const found = (gate.ok ? gate.value : []).find(({ item, waits }) => {
      const deed = seconds[item];
      return waits && !own.includes(item) && deed !== undefined && may.includes(deed);
    });
    return found && gatePlaces[found.item];
  }
  const plain = await services.consultation.readPlain(staff, { consultationId: id });
  if (!plain.ok) return undefined;
  const { row, sections, plainAuthors } = plain.value;
  // As the page that it leads to has it: the languages that children read, and nothing with gaps.
  const isWritten = sections.length > 0 && sectionsWritten(sections, row.languages) === sections.length;
  const waits = plainAuthors.some(
    ({ language, authorId, checkedDay }) =>
      row.languages.includes(language) && checkedDay === '' && authorId !== staff.staffId,
  );
  return isWritten && waits ? gatePlaces['plain-checked'] : undefined;
}
