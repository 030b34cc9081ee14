import type { Deed } from '../../../server/core/staff/roles.ts';
import type { Key } from '../../i18n/translator.ts';

/** What is done with a consultation, in the order of its life. */
export const stages = ['prepare', 'invite', 'moderate', 'conclude'] as const;

/** A page of a consultation, and who finds it: the path is what follows `/staff/c/:id`. */
export type Place = {
  readonly stage: (typeof stages)[number] | null;
  readonly path: string;
  readonly label: Key;
  readonly deed: Deed;
  readonly or?: Deed;
  readonly unless?: Deed;
};

const places: readonly Place[] = [
  { stage: null, path: '', label: 'place.overview', deed: 'consultation:read' },
  { stage: 'prepare', path: '/about', label: 'place.about', deed: 'consultation:read' },
  { stage: 'prepare', path: '/consent', label: 'place.consent', deed: 'consultation:read' },
  { stage: 'prepare', path: '/attributes', label: 'place.attributes', deed: 'consultation:read' },
  { stage: 'prepare', path: '/terms', label: 'place.terms', deed: 'consultation:read' },
  { stage: 'prepare', path: '/assessments', label: 'place.assessments', deed: 'consultation:read' },
  { stage: 'prepare', path: '/document', label: 'place.document', deed: 'consultation:read' },
  // Whoever reads the document finds it there.
  {
    stage: 'prepare',
    path: '/document/check',
    label: 'plain.check.title',
    deed: 'plain:check',
    unless: 'consultation:read',
  },
  { stage: 'prepare', path: '/source', label: 'place.source', deed: 'consultation:read' },
  { stage: 'prepare', path: '/activities', label: 'place.activities', deed: 'consultation:read' },
  { stage: 'prepare', path: '/proposals', label: 'place.proposals', deed: 'proposals:host' },
  { stage: 'invite', path: '/put-up', label: 'place.put-up', deed: 'listening:lead' },
  { stage: 'invite', path: '/codes', label: 'place.codes', deed: 'codes:issue' },
  { stage: 'invite', path: '/kiosk', label: 'place.kiosk', deed: 'kiosk:run' },
  { stage: 'invite', path: '/paper', label: 'place.paper', deed: 'paper:destroy', or: 'paper:print' },
  { stage: 'moderate', path: '/groups', label: 'place.groups', deed: 'groups:know' },
  { stage: 'moderate', path: '/desk', label: 'place.desk', deed: 'desk:read' },
  { stage: 'moderate', path: '/shown', label: 'place.shown', deed: 'desk:read' },
  { stage: 'moderate', path: '/second', label: 'place.second', deed: 'desk:read' },
  { stage: 'moderate', path: '/translations', label: 'place.translations', deed: 'translation:sign' },
  { stage: 'moderate', path: '/safeguarding', label: 'place.safeguarding', deed: 'case:work' },
  { stage: 'conclude', path: '/points', label: 'place.points', deed: 'points:sort' },
  { stage: 'conclude', path: '/findings', label: 'place.findings', deed: 'tables:read' },
  { stage: 'conclude', path: '/voices', label: 'place.voices', deed: 'tables:read' },
  { stage: 'conclude', path: '/quotes', label: 'place.quotes', deed: 'quotes:approve' },
  { stage: 'conclude', path: '/release', label: 'place.release', deed: 'release:sign' },
  { stage: 'conclude', path: '/listening', label: 'place.listening', deed: 'listening:attend' },
  { stage: 'conclude', path: '/answers', label: 'place.answers', deed: 'response:write' },
  { stage: 'conclude', path: '/versions', label: 'place.versions', deed: 'consultation:read' },
];

/** The pages of a consultation that somebody with these deeds is led to. */
export function placesFor(may: readonly Deed[]): readonly Place[] {
  return places.filter(
    ({ deed, or = deed, unless }) =>
      (may.includes(deed) || may.includes(or)) && !(unless && may.includes(unless)),
  );
}

/** Where whoever works at a desk goes from it; all other pages are folded there. */
export const besideDesk: ReadonlySet<string> = new Set([
  '/desk',
  '/shown',
  '/second',
  '/translations',
  '/safeguarding',
]);
