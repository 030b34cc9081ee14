import type { Asker, PlaceName } from './askers.ts';
import type { Scope, Who } from './rows.ts';

/** What this asker is to be answered (ask.ts), by what the table says. Shares no line with the product's `can`. */
export function expected(
  asker: Asker,
  of: {
    route: string;
    who: Who;
    scope: Scope;
    place: PlaceName;
    halfway?: boolean;
    file?: boolean;
    leads?: boolean | undefined;
  },
): readonly string[] {
  const { route, who } = of;
  if (who === 'anybody') return of.leads ? ['way-in'] : ['in', 'paced'];
  if (route === '/staff' || route.startsWith('/staff/')) {
    if (of.file && asker.kind !== 'staff') return ['nothing', 'sign-in', 'prove'];
    if (asker.kind === 'unproven') return of.halfway ? ['in', 'prove'] : ['prove', 'given-back'];
    if (asker.kind !== 'staff') return ['sign-in', 'given-back'];
    return [isLetIn(asker, of) ? 'in' : 'nothing'];
  }
  if (route === '/here' || route.startsWith('/here/')) {
    if (asker.kind !== 'child' && asker.kind !== 'open-child') return ['way-in'];
    return [isLetIn(asker, of) ? 'in' : 'nothing'];
  }
  return ['nothing'];
}

/** Whether the table lets this person or child do it here. */
export function isLetIn(
  asker: Asker,
  { who, scope, place }: { who: Who; scope: Scope; place: PlaceName },
): boolean {
  if (who === 'anybody') return true;
  if (who === 'nobody') return false;
  if (who === 'staff') return asker.kind === 'staff';
  if (who === 'seat' || who === 'code' || who === 'author') {
    const sits = asker.kind === 'child' || (asker.kind === 'open-child' && who === 'seat');
    return sits && (scope === 'part' || asker.seat === place);
  }
  return (
    asker.kind === 'staff' &&
    asker.role !== undefined &&
    who.includes(asker.role) &&
    reaches(asker, scope, place)
  );
}

function reaches({ reach }: Asker, scope: Scope, place: PlaceName): boolean {
  switch (scope) {
    case 'part':
      return true;
    case 'organisation':
      return reach !== 'one';
    case 'first':
      return reach === 'all';
    case 'second':
      return reach === 'elsewhere';
    case 'consultation':
      if (place === 'abroad') return reach === 'elsewhere';
      return reach === 'all' || (reach === 'one' && place === 'own');
  }
}
