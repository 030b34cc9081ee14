import { moderatorsNeeded } from '../moderation/appeal.ts';
import { drillDays, leadsNeeded } from '../safeguarding/cases.ts';

/** What stands ready for a child that needs help. */
export type Safety = {
  /** ISO 3166; '' while nobody said where children are. */
  readonly country: string;
  /** Emergency number and a line for children are entered, and all of it confirmed by a second person. */
  readonly helplinesReady: boolean;
  /** Both are confirmed, whatever else waits: what children are shown now. */
  readonly helplinesStand: boolean;
  /** Safeguarding leads that can open what is sealed: with a key, a training that holds today, and in or able to come in. */
  readonly leads: number;
  /** Days since two of them opened and answered a rehearsed case; null when they never did. */
  readonly drillAgeDays: number | null;
  /** An ombudsperson, a court or legal aid of the country stands where children see it. */
  readonly outside: boolean;
};

/** People who may be on duty in a consultation: trained, and in or able to come in. */
export type Crew = { readonly moderators: number; readonly leads: number };

/** Another moderator looks where a child asks for a second look, and a lead is there. */
export function crewReady({ moderators, leads }: Crew): boolean {
  return moderators >= moderatorsNeeded && leads > 0;
}

/** Rows of the gate about help: none of them missing, or nothing opens. */
export function safetyRows({ country, helplinesReady, leads, drillAgeDays }: Safety) {
  return [
    { item: 'helplines', ready: country !== '' && helplinesReady, says: { country } },
    { item: 'leads', ready: leads >= leadsNeeded, says: { count: leads, all: leadsNeeded } },
    {
      item: 'drill',
      ready: drillAgeDays !== null && drillAgeDays <= drillDays,
      says: { count: drillAgeDays ?? 0, all: drillDays },
    },
  ] as const;
}

/** Where else children of the country can complain. What nobody had a source for stays empty, and that is said and stops nothing. */
export function outsideRow({ country, outside }: Safety) {
  const state = outside ? 'ready' : 'not-yet-checked';
  return { item: 'outside', state, says: { country }, who: null, day: null } as const;
}

/** What of help a child needs on every day that it takes part, as the gate calls it. */
export const helpItems = ['helplines', 'leads', 'crew'] as const;
export type HelpItem = (typeof helpItems)[number];

/** Which of these are not there now: what let a consultation open is looked at once, and people leave, trainings end and numbers are taken out. */
export function helpMissing({ safety, crew }: { safety: Safety; crew: Crew }): readonly HelpItem[] {
  const there: Record<HelpItem, boolean> = {
    helplines: safety.helplinesStand,
    leads: safety.leads >= leadsNeeded,
    crew: crewReady(crew),
  };
  return helpItems.filter((item) => !there[item]);
}
