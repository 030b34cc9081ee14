import type { AppLoadContext } from '@remix-run/node';
import {
  type AttributeName,
  attributeNames,
  reasonField,
} from '../../../../server/core/attributes/attributes.ts';
import type { ProposedByChildren } from '../../../../server/core/consultation/proposals.ts';
import type { AgeBand, BatchConsent, CarerWay } from '../../../../server/core/privacy/consent.ts';
import type { FurtherUse } from '../../../../server/core/privacy/uses.ts';
import type { Translator } from '../../../../server/core/translation/translator.ts';
import { type Said, sayField } from '../../../i18n/texts.ts';
import type { Reading } from '../../../i18n/translator.ts';
import { type InHere, inHere } from '../../public/joining/in-here.ts';

const visitor = { kind: 'visitor' } as const;

/** How somebody stands before the yes. The code travels in the form alone. */
export type Came =
  | { readonly way: 'code'; readonly code: string }
  | { readonly way: 'public'; readonly consultationId: string }
  /** The cookie of the device says the rest. */
  | { readonly way: 'kiosk' };

/** How a form says that it only shows the page anew. */
export const lookSteps = { code: 'look', public: 'open', kiosk: 'kiosk' } as const satisfies Record<
  Came['way'],
  string
>;

/** The word that a kiosk keeps; at any other device one that opens nothing. */
export function kioskOf({ cookies: { shared } }: AppLoadContext) {
  return shared === null || shared === 'cards' ? { consultationId: '', token: '', language: '' } : shared;
}

/** A device that hands out places to one child after the other: it takes no words of a sheet, and no six words (R428). */
export const isKiosk = (context: AppLoadContext) => kioskOf(context).token !== '';

export type WhyRefusal = 'age-needed' | 'consent-needed' | 'too-many-now';

/** Everything a child is told before it says yes or no. */
export type Why = {
  readonly came: Came;
  readonly refusal: WhyRefusal | null;
  /** The child that has a seat in this browser. */
  readonly seated: InHere | null;
  readonly consultationId: string;
  readonly nonce: string;
  readonly language: string;
  readonly level: Reading;
  readonly retentionDay: string;
  /** '' where none is named. */
  readonly closingDay: string;
  /** It is about something hard. */
  readonly sensitiveTopic: boolean;
  readonly title: Said;
  readonly purpose: Said;
  readonly sponsor: Said;
  readonly payer: Said;
  readonly gains: Said;
  /** A company asks. */
  readonly company: boolean;
  readonly readers: Said;
  readonly change: Said;
  readonly decider: Said;
  readonly ages: { readonly bands: readonly AgeBand[]; readonly maySkip: boolean; readonly chosen: string };
  /** Who stands behind the code; null where nobody does. */
  readonly from: {
    readonly consent: Exclude<BatchConsent, 'child'>;
    readonly by: string;
    readonly how: string;
  } | null;
  readonly guardian: {
    readonly reason: Said;
    readonly without: Said;
    readonly carerWay: CarerWay;
  } | null;
  /** What children are asked about themselves, and what not; each with its reason. */
  readonly attributes: readonly {
    readonly name: AttributeName;
    readonly asked: boolean;
    readonly reason: Said;
  }[];
  readonly proposed: ProposedByChildren | null;
  readonly uses: readonly FurtherUse[];
  readonly translator: Translator['where'];
  readonly languages: readonly { readonly tag: string; readonly endonym: string }[];
};

/**
 * What stands on the page before the yes, in this reader's words. Undefined when nothing is open there, `too-fast` when
 * too many wrong codes come in to say even that, `rests` where a right code opens something that is not open now, `over` where its last day to take part is over,
 * `empty` where none was typed. Stores nothing.
 */
export async function whyOf(
  context: AppLoadContext,
  { came, refusal, age }: { came: Came; refusal?: WhyRefusal | undefined; age?: string | undefined },
): Promise<Why | 'too-fast' | 'rests' | 'over' | 'empty' | undefined> {
  const { room, kiosk } = context.services;
  const found =
    came.way === 'code'
      ? await room.lookInside(visitor, { code: came.code, network: context.network })
      : came.way === 'kiosk'
        ? await kiosk.look(visitor, kioskOf(context))
        : await room.lookOpenly(visitor, came);
  if (!found.ok && came.way === 'code' && found.code === 'consultation-not-open') return 'rests';
  if (!found.ok && came.way === 'code' && found.code === 'activity-closed') return 'over';
  if (!found.ok && found.code === 'text-empty') return 'empty';
  if (!found.ok) return found.code === 'too-fast' ? 'too-fast' : undefined;
  const { value } = found;
  const to = { reader: context.speaker, languages: value.languages };
  const say = (field: string) => sayField(value.texts, field, to);
  const { batch, guardian } = value;
  return {
    came,
    refusal: refusal ?? null,
    seated: inHere(context),
    consultationId: value.consultationId,
    nonce: context.newId(),
    language: context.speaker.language,
    level: context.speaker.reading,
    retentionDay: value.retentionDay,
    closingDay: value.closingDay,
    sensitiveTopic: value.sensitiveTopic,
    title: say('title'),
    purpose: say('purpose'),
    sponsor: say('sponsor'),
    payer: say('payer'),
    gains: say('gains'),
    company: value.sponsorKind === 'company',
    readers: say('readers'),
    change: say('change'),
    decider: say('decider'),
    ages: { ...value.ages, chosen: age ?? '' },
    from:
      batch && batch.consent !== 'child'
        ? { consent: batch.consent, by: batch.attestedBy, how: batch.attestedHow }
        : null,
    guardian: guardian && {
      reason: say('guardian-reason'),
      without: say('without-carer'),
      carerWay: guardian.carerWay,
    },
    attributes: attributeNames.flatMap((name) => {
      const reason = say(reasonField(name));
      return reason.words === '' ? [] : [{ name, asked: value.attributes.includes(name), reason }];
    }),
    proposed: value.proposed,
    uses: value.uses,
    translator: value.translator,
    languages: context.languages.map(({ tag, endonym }) => ({ tag, endonym })),
  };
}
