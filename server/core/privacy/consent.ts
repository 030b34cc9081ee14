/** Age bands an organiser may name. Declared by the child, never verified; there is no birth date anywhere. */
export const ageBands = ['under-10', '10-12', '13-15', '16-17'] as const;
export type AgeBand = (typeof ageBands)[number];

/** Who says yes for a band: the child alone, the child with a code of an organisation, or with a guardian where law wants it. */
export const consentModes = ['child', 'organisation', 'guardian'] as const;
export type ConsentMode = (typeof consentModes)[number];

/** `ageBand` '' is the one rule of a consultation that asks for no age. */
export type ConsentRule = { readonly ageBand: AgeBand | ''; readonly mode: ConsentMode };

/**
 * What the codes of a batch stand for. `independent`: an independent body gave them to children who have no safe carer to
 * ask; it stands in for a guardian, and for nothing else.
 */
export const batchConsents = ['child', 'organisation', 'guardian', 'independent'] as const;
export type BatchConsent = (typeof batchConsents)[number];

/** How a child without a safe carer takes part: with a code of an independent body, or in the forms that need no code. */
export const carerWays = ['body', 'public'] as const;
export type CarerWay = (typeof carerWays)[number] | '';

/** What a consultation decided about consent. */
export type Consent = {
  readonly rules: readonly ConsentRule[];
  readonly carerWay: CarerWay;
  /** Anybody may come without a code, or could until it was shut: who did is counted apart. */
  readonly publicWay: boolean;
  /** It was shut while the consultation ran: nobody comes in by it any more. */
  readonly wayShut?: boolean;
};

/** A consultation that decided nothing: each child says yes alone, with a code, and no age is asked. */
export const noBands: readonly ConsentRule[] = [{ ageBand: '', mode: 'child' }];

/** The rules that hold: those written, else the one for everybody. */
export function rulesOf(written: readonly ConsentRule[]): readonly ConsentRule[] {
  return written.length === 0 ? noBands : written;
}

/** True for one rule without a band, or for one to four rules with a band each, no band twice. */
export function rulesFit(rules: readonly ConsentRule[]): boolean {
  const bands = rules.map(({ ageBand }) => ageBand);
  if (bands.includes('')) return bands.length === 1;
  return bands.length > 0 && bands.length <= ageBands.length && new Set(bands).size === bands.length;
}

/** The bands a child is asked about, youngest first; none when no age is asked. */
export function bandsAsked(rules: readonly ConsentRule[]): readonly AgeBand[] {
  return ageBands.filter((band) => rules.some((rule) => rule.ageBand === band));
}

/** Where all bands share one mode nothing hangs on the answer, and a child may skip it. */
export function maySkipAge(rules: readonly ConsentRule[]): boolean {
  return new Set(rules.map(({ mode }) => mode)).size === 1;
}

/** Whether children of any band need the yes of a carer as well: then its law and the way without one have to be told. */
export function needsGuardian(rules: readonly ConsentRule[]): boolean {
  return rules.some(({ mode }) => mode === 'guardian');
}

/** The band as it is stored: one of those asked, else '' for skipped. Whatever else a form says is no band. */
export function bandHeard(rules: readonly ConsentRule[], said: string): AgeBand | '' {
  return bandsAsked(rules).find((band) => band === said) ?? '';
}

/** How a child comes: with a code of a batch, or by the public way. */
export type Coming = {
  readonly ageBand: AgeBand | '';
  readonly by: { readonly way: 'code'; readonly consent: BatchConsent } | { readonly way: 'public' };
};

/**
 * May this child say yes for itself now? `age-needed`: the bands differ and it named none. `consent-needed`: what it
 * brings is not what its band needs. An organisation's code is never a guardian's consent.
 */
export function consentFor(consent: Consent, coming: Coming): 'given' | 'age-needed' | 'consent-needed' {
  const rules = rulesOf(consent.rules);
  const rule = rules.find(({ ageBand }) => ageBand === coming.ageBand);
  const mode = rule?.mode ?? (coming.ageBand === '' && maySkipAge(rules) ? rules[0]?.mode : undefined);
  if (mode === undefined) return 'age-needed';
  return suffices(consent, mode, coming.by) ? 'given' : 'consent-needed';
}

function suffices(consent: Consent, mode: ConsentMode, by: Coming['by']): boolean {
  if (mode === 'child') return true;
  if (by.way === 'public') return mode === 'guardian' && consent.carerWay === 'public';
  if (mode === 'organisation') return by.consent !== 'child';
  return by.consent === 'guardian' || (by.consent === 'independent' && consent.carerWay === 'body');
}

/** What codes of a consultation may stand for: no consent is collected that none of its rules needs. */
export function consentsToIssue(consent: Consent): readonly BatchConsent[] {
  const modes = new Set(rulesOf(consent.rules).map(({ mode }) => mode));
  return batchConsents.filter((each) =>
    each === 'independent' ? modes.has('guardian') && consent.carerWay === 'body' : modes.has(each),
  );
}

type Attestation = { readonly by: string; readonly how: string };

/**
 * What a batch lacks to be attested; undefined where nothing. A child's own codes need nothing. An organisation gives its name; whoever
 * verified guardians, or stands in for them, also says how. Who the guardians and the children are is asked and kept nowhere.
 */
export function unattested(consent: BatchConsent, { by, how }: Attestation): keyof Attestation | undefined {
  if (consent === 'child') return undefined;
  if (by.trim() === '') return 'by';
  return consent === 'organisation' || how.trim() !== '' ? undefined : 'how';
}

/** Is a batch attested? */
export function isAttested(consent: BatchConsent, attestation: Attestation): boolean {
  return unattested(consent, attestation) === undefined;
}
