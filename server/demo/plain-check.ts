import { sectionsAtOnce } from '../core/consultation/plain-authors.ts';
import type { Staff } from '../core/staff/roles.ts';
import type { House } from '../house.ts';

/** A second person reads the plain words in every language, as many sections at once as stand on a page. */
export async function checkPlainWords(
  { services: { consultation } }: Pick<House, 'services'>,
  { consultationId, approver }: { readonly consultationId: string; readonly approver: Staff },
): Promise<void> {
  const read = await consultation.read(approver, { consultationId });
  if (!read.ok) throw new Error(`The plain words could not be read: ${read.code}.`);
  const { row, sections } = read.value;
  for (const language of row.languages)
    for (let first = 0; first < sections.length; first += sectionsAtOnce) {
      const anchors = sections
        .slice(first, first + sectionsAtOnce)
        .filter(({ plain, easy }) =>
          [...plain, ...easy].some((each) => each.language === language && !each.checked),
        )
        .map(({ anchor }) => anchor);
      if (anchors.length === 0) continue;
      const checked = await consultation.checkPlain(approver, {
        consultationId,
        revision: row.revision,
        language,
        anchors,
      });
      if (!checked.ok) throw new Error(`The plain words could not be checked: ${checked.code}.`);
    }
}
