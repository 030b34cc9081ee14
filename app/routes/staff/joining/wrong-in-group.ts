import { batchConsents, unattested } from '../../../../server/core/privacy/consent.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';

/**
 * At which field of a form for a group of children it is said why it was refused: the one that has to change; '' where none has, as what was sent already
 * is right. `missing`: the one that is missing or cannot be read.
 */
export function wrongInGroup(code: RefusalCode, fields: URLSearchParams, missing: string): string {
  if (code === 'field-missing') return missing;
  if (code === 'language-unknown' || code === 'language-unwritten') return 'language';
  if (code !== 'attestation-missing') return '';
  const text = (name: string) => fields.get(name) ?? '';
  const consent = batchConsents.find((each) => each === text('consent')) ?? 'organisation';
  const lacks = unattested(consent, { by: text('attestedBy'), how: text('attestedHow') });
  return lacks === 'how' ? 'attestedHow' : 'attestedBy';
}

/** Of a form for a group that can be made no more: what a person typed of it. A pile that was chosen says nothing in words. */
export function isTypedOfGroup(name: string): boolean {
  return ['attestedBy', 'attestedHow', 'hours', 'label', 'size'].includes(name);
}
