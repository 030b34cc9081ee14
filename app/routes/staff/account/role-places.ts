import type { AppLoadContext } from '@remix-run/node';
import { isId } from '../../../../server/core/ids.ts';
import { can, type Role, type Staff } from '../../../../server/core/staff/roles.ts';
import { type Changing, offeredTo, type Place, withPlace } from './roles-parts.tsx';

/** All that the reader may know the name of, and those of them in which it may give roles and that are still here. */
export async function placesFor(context: AppLoadContext, staff: Staff) {
  const listed = await context.services.consultation.list(staff, {});
  const all = listed.ok ? listed.value : [];
  const { organisationId } = staff;
  const places: Place[] = all
    .filter(
      ({ id, state }) =>
        state !== 'destroyed' &&
        state !== 'moved' &&
        can(staff, 'staff:invite', { organisationId, consultationId: id }),
    )
    .map(({ id, title }) => ({ id, title }));
  return { all, places };
}

/** The roles of one place to begin with: the one that is asked for, also where it is gone by now, else the only one that this person has roles in. */
export function changingOf(
  person: Pick<Changing, 'staffId' | 'name' | 'held'> & {
    readonly places: Changing['elsewhere'];
    readonly roles: readonly Role[];
  },
  { where, places }: { where: string | null; places: readonly Place[] },
): Changing {
  const { staffId, name, held } = person;
  const alone = person.places.length === 1 ? person.places[0]?.id : undefined;
  // Also one that is over: what somebody still holds there can be ended.
  const still = [...places, ...person.places.filter(({ id }) => places.every((each) => each.id !== id))];
  const choices = withPlace(still, where !== null && isId(where) ? where : '');
  const at = choices.find(({ id }) => id === (where ?? alone)) ?? choices[0];
  const here = person.places.find(({ id }) => id === at?.id);
  return {
    ...{ staffId, name, held },
    where: at?.id ?? '',
    title: at?.title ?? '',
    here: here?.roles ?? [],
    choices: choices.map(({ id, title }) => ({ id, title })),
    elsewhere: person.places.filter((each) => each !== here),
    offered: offeredTo(person.roles),
  };
}
