import { type Consent, needsGuardian, rulesFit, rulesOf } from '../privacy/consent.ts';
import type { ActivityKind } from './activities.ts';

type ConsentRow = {
  readonly item: 'consent' | 'without-carer' | 'public-way';
  readonly ready: boolean;
  readonly says: Readonly<Record<string, string>>;
};

/**
 * The gate's rows about who says yes and how children come in. `told` answers whether a text stands in every language at
 * both levels. A guardian is asked only where a law is named, and never without another way for a child that has no safe
 * carer; that way has to exist.
 */
export function consentRows(
  facts: { readonly consent: Consent; readonly activities: readonly { readonly kind: ActivityKind }[] },
  told: (field: string) => boolean,
): readonly ConsentRow[] {
  const { carerWay } = facts.consent;
  const publicWay = facts.consent.publicWay && !facts.consent.wayShut;
  const rules = rulesOf(facts.consent.rules);
  const guardian = needsGuardian(rules);
  const forms = facts.activities.some(({ kind }) => kind !== 'room');
  return [
    { item: 'consent', ready: rulesFit(rules) && (!guardian || told('guardian-reason')), says: {} },
    {
      item: 'without-carer',
      ready:
        !guardian || (told('without-carer') && (carerWay === 'body' || (carerWay === 'public' && publicWay))),
      says: {},
    },
    { item: 'public-way', ready: !publicWay || forms, says: { way: publicWay ? 'both' : 'code' } },
  ];
}
