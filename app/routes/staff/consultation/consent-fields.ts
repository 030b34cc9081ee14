import {
  ageBands,
  type CarerWay,
  type ConsentRule,
  carerWays,
  consentModes,
} from '../../../../server/core/privacy/consent.ts';
import { type FurtherUse, furtherUses } from '../../../../server/core/privacy/uses.ts';
import type { ConsentField } from '../../../../server/usecases/consultation/edit-consent.ts';
import { levels } from '../../../i18n/translator.ts';

export const consentTexts = ['guardian-reason', 'without-carer'] as const satisfies readonly ConsentField[];

/** The form of consent, read: a choice at any age makes the first line, for all ages together, void. */
export function readConsent(
  fields: URLSearchParams,
  languages: readonly string[],
): {
  readonly rules: readonly ConsentRule[];
  readonly carerWay: CarerWay;
  readonly publicWay: boolean;
  readonly uses: readonly FurtherUse[];
  readonly texts: readonly { field: ConsentField; language: string; level: string; body: string }[];
} {
  const ruleOf = (ageBand: ConsentRule['ageBand']): readonly ConsentRule[] => {
    const mode = consentModes.find((each) => each === fields.get(`mode.${ageBand}`));
    return mode ? [{ ageBand, mode }] : [];
  };
  const banded = ageBands.flatMap(ruleOf);
  return {
    rules: banded.length > 0 ? banded : ruleOf(''),
    carerWay: carerWays.find((each) => each === fields.get('carerWay')) ?? '',
    publicWay: fields.get('publicWay') === 'on',
    uses: furtherUses.filter((use) => fields.getAll('uses').includes(use)),
    texts: languages.flatMap((language) =>
      levels.flatMap((level) =>
        consentTexts.flatMap((field) => {
          const body = fields.get(`text.${field}.${language}.${level}`);
          return body === null ? [] : [{ field, language, level, body }];
        }),
      ),
    ),
  };
}
