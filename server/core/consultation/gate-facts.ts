import type { Attribute } from '../attributes/attributes.ts';
import type { Consent } from '../privacy/consent.ts';
import type { ActivityKind, Standing } from './activities.ts';
import type { Assessment } from './assessment.ts';
import type { Design } from './designs.ts';
import type { DocumentSource } from './document-source.ts';
import type { ConsultationState } from './lifecycle.ts';
import type { Checked } from './plain-authors.ts';
import type { Crew, Safety } from './safety-gate.ts';
import type { Terms } from './terms.ts';

/** All that the release gate looks at. */
export type GateFacts = {
  readonly state: ConsultationState;
  readonly revision: number;
  readonly today: string;
  readonly sponsorKind: string;
  readonly timeZone: string;
  readonly retentionDay: string;
  readonly answerDay: string;
  readonly closingDay: string;
  readonly languages: readonly string[];
  readonly texts: readonly {
    readonly field: string;
    readonly language: string;
    readonly level: string;
    readonly body: string;
  }[];
  readonly sections: readonly {
    readonly anchor: string;
    /** `checked`: by another person than wrote it. */
    readonly plain: readonly Checked[];
    /** Of easy-read, which nobody has to write. */
    readonly easy: readonly Checked[];
  }[];
  /** Where the document is from; null while nobody said it. */
  readonly source: DocumentSource | null;
  readonly activities: readonly {
    readonly id: string;
    readonly kind: ActivityKind;
    readonly standing?: Standing | '';
    /** Children are asked there what others should be asked. */
    readonly proposes?: boolean;
    readonly prompts: readonly { readonly language: string; readonly level: string }[];
    /** Of a poll, and the places of a design; elsewhere none. */
    readonly options: readonly {
      readonly position: number;
      readonly labels: readonly { readonly language: string; readonly level: string }[];
    }[];
  }[];
  readonly designs: readonly Design[];
  /** Statements of the organiser: at one level, because both levels vote on the same words. */
  readonly seeds: readonly { readonly texts: readonly { readonly language: string }[] }[];
  /** What children are asked about themselves. */
  readonly attributes: readonly Attribute[];
  readonly consent: Consent;
  readonly safety: Safety;
  /** People who may be on duty here and whose training holds today. */
  readonly crew: Crew;
  /** Somebody reads complaints, also those that name no consultation. */
  readonly overseer: boolean;
  /** Somebody may read what children want others to be asked. */
  readonly host: boolean;
  readonly terms: Terms;
  readonly assessments: readonly Assessment[];
  /** What the screens look for here: words of this site, those that wait for a second person, languages without a pack. */
  readonly words: { readonly used: number; readonly waiting: number; readonly packless: number };
  /** Who runs the site and its privacy notice stand on their public pages, in one language at least. */
  readonly notices: boolean;
  /** A libSQL server has the databases, and not files. */
  readonly onServer: boolean;
  /** The day of the newest audit by somebody from outside, or null. */
  readonly auditDay: string | null;
  readonly signatures: readonly {
    readonly kind: string;
    readonly revision: number;
    readonly staffId: string;
    readonly staffName: string;
    readonly day: string;
  }[];
};
