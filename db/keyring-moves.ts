import { StoreError } from './engine.ts';
import { type Content, nameOf, newKey, type OwnSecrets, ownNameOf, placeNameOf } from './keyring-file.ts';
import { type MasterKey, seal } from './master-key.ts';

/** The keyring with a key, and what is hashed with it, for a consultation that begins here; one that is there stays. */
export function withNewKey(now: Content, of: { readonly id: string; readonly master: MasterKey }): Content {
  const { id, master } = of;
  if (Object.hasOwn(now.consultations, id)) return now;
  if (Object.hasOwn(now.apart ?? {}, id))
    throw new StoreError(
      'database-exists',
      `The consultation ${id} is on its way from or to another machine.`,
    );
  return {
    ...now,
    consultations: { ...now.consultations, [id]: seal(master, nameOf(id), newKey()) },
    own: { ...now.own, [id]: sealedOwn(master, id, { pepper: newKey() }) },
  };
}

/** The keyring in which a key opens nothing that is served; what is set apart already stays so. Refusal: `key-unknown`. */
export function withApart(now: Content, id: string): Content {
  if (Object.hasOwn(now.apart ?? {}, id)) return now;
  const { [id]: sealed, ...others } = now.consultations;
  if (sealed === undefined) throw new StoreError('key-unknown', `There is no key for ${id}.`);
  return { ...now, consultations: others, apart: { ...now.apart, [id]: sealed } };
}

/** The keyring in which what was set apart is served; what is served already stays so. Refusal: `key-unknown`. */
export function withServed(now: Content, id: string): Content {
  if (Object.hasOwn(now.consultations, id)) return now;
  const { [id]: sealed, ...others } = now.apart ?? {};
  if (sealed === undefined) throw new StoreError('key-unknown', `There is no key for ${id}.`);
  return { ...now, consultations: { ...now.consultations, [id]: sealed }, apart: others };
}

/** The keyring with a key that another machine handed over, set apart. Refusal: `database-exists`: it is served here. */
export function withHandedOver(
  now: Content,
  of: { readonly id: string; readonly key: string; readonly own: OwnSecrets; readonly master: MasterKey },
): Content {
  const { id, key, own, master } = of;
  if (Object.hasOwn(now.consultations, id))
    throw new StoreError('database-exists', `There is a database ${id} already.`);
  return {
    ...now,
    apart: { ...now.apart, [id]: seal(master, nameOf(id), key) },
    own: { ...now.own, [id]: sealedOwn(master, id, own) },
  };
}

/** The keyring without anything that opens a consultation or what is hashed for it. */
export function withoutKey(now: Content, id: string): Content {
  const { [id]: _key, ...consultations } = now.consultations;
  const { [id]: _apart, ...apart } = now.apart ?? {};
  const { [id]: _own, ...own } = now.own ?? {};
  return { ...now, consultations, apart, own };
}

/** The keyring that can open the one letter which is sealed for this line. */
export function withPlace(now: Content, of: { readonly id: string; readonly master: MasterKey }): Content {
  return { ...now, places: { ...now.places, [of.id]: seal(of.master, placeNameOf(of.id), newKey()) } };
}

export function withoutPlace(now: Content, id: string): Content {
  const { [id]: _place, ...places } = now.places ?? {};
  return { ...now, places };
}

function sealedOwn(master: MasterKey, id: string, own: OwnSecrets): string {
  return seal(master, ownNameOf(id), JSON.stringify(own));
}
