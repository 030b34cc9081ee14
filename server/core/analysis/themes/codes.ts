/**
 * The two codes that are no point. Apart, because they ask for different things: a text that fits no point may need a new one, a text
 * that cannot be decided may need a second pair of eyes.
 */
export const openCodes = ['none-fits', 'cannot-decide'] as const;
export type OpenCode = (typeof openCodes)[number];

/** True for one of the two codes that are no point. */
export function isOpenCode(code: string): code is OpenCode {
  return openCodes.some((each) => each === code);
}
