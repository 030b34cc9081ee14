import { type Client, createClient } from '../pages/client.ts';
import { fillPocket, type Pocket, pocketOf } from '../pages/factor-steps.ts';

/** People with their cookies and what they have in their pockets, as JSON. */
export type KeptPeople<Name extends string> = Readonly<
  Record<Name, { readonly cookies: readonly (readonly [string, string])[]; readonly pocket?: Pocket }>
>;

/** The clients among what is given, by their names. */
export function keepPeople<Name extends string>(people: Readonly<Record<Name, Client>>): KeptPeople<Name> {
  const kept = Object.entries<Client>(people).map(([name, client]) => {
    const pocket = pocketOf(client);
    return [name, { cookies: [...client.cookies], ...(pocket ? { pocket } : {}) }];
  });
  return Object.fromEntries(kept) as KeptPeople<Name>;
}

/** The same people at another address, each in a new browser. */
export function bringPeople<Name extends string>(
  origin: string,
  kept: KeptPeople<Name>,
): Record<Name, Client> {
  const people = Object.entries<KeptPeople<Name>[Name]>(kept).map(([name, { cookies, pocket }]) => {
    const client = createClient(origin);
    for (const [cookie, value] of cookies) client.cookies.set(cookie, value);
    if (pocket) fillPocket(client, { ...pocket, recovery: [...pocket.recovery] });
    return [name, client];
  });
  return Object.fromEntries(people) as Record<Name, Client>;
}
