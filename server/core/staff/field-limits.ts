/**
 * UTF-16 units, without the space around them, that one-line fields of the staff take. What is longer is refused at its field with every word
 * of it (R1005): a title that is cut says something that nobody wrote, in every list and in the release.
 */
export const longestTitle = 300;
/** Of a person, a group, a body, a helpline. */
export const longestName = 200;
/** One answer to what a child may ask before it says yes, at one level: a small page of it. */
export const longestTold = 2_000;
/** One part of an answer for children; why a change was made, for them. */
export const longestPlain = 600;
/** What became of a promise; what a point says. */
export const longestLine = 300;
export const longestFinding = 1_000;
export const longestResponse = 5_000;
/** Why a case of a child is opened. */
export const longestReason = 500;
/** How a body made sure of who a child is. */
export const longestMethod = 500;
/** The sizes of many groups in one line. */
export const longestSizes = 500;

/** What is said of a group for which codes are drawn, or sheets printed, by the names of its fields. */
export const longestOfGroup = { label: longestName, attestedBy: longestName, attestedHow: longestMethod };

type Group = {
  readonly label: string;
  readonly consent?: { readonly by: string; readonly how: string } | undefined;
};

/** Whether a group is said in more words than are stored of it. */
export function groupTooLong({ label, consent }: Group): boolean {
  const said = { label, attestedBy: consent?.by ?? '', attestedHow: consent?.how ?? '' };
  return (['label', 'attestedBy', 'attestedHow'] as const).some(
    (field) => said[field].trim().length > longestOfGroup[field],
  );
}
