import type { Deps } from '../deps.ts';

/** Complaints that one browser session remembers; the cookie stays short. */
const most = 4;

export type JoinedHere = {
  /** Another form of this browser session has a receipt of this complaint already. */
  readonly before: boolean;
  /** What the browser is to remember from now on. */
  readonly cookie: string;
};

/**
 * Whether a browser session said already that it is of a joint complaint. Its cookie has a keyed hash of the complaint and one of
 * the form, both of which say nothing to anybody else; here nothing is kept, and the receipt cannot be told from it. The same
 * form again is no second one.
 */
export function joinedHere(
  deps: Pick<Deps, 'secrets'>,
  of: { readonly cookie: string; readonly complaintId: string; readonly nonce: string },
): JoinedHere {
  const tag = (value: string) =>
    deps.secrets.hash('complaint-joined', value).toString('base64url').slice(0, 22);
  const [complaint, form] = [tag(of.complaintId), tag(`${of.complaintId}\n${of.nonce}`)];
  const parts = of.cookie.split('.');
  const known = parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1] ?? ''] as const] : []));
  const same = known.find(([name]) => name === complaint);
  const kept = known.filter(([name, value]) => name !== '' && value !== '' && name !== complaint);
  return {
    before: same !== undefined && same[1] !== form,
    cookie: [...kept.slice(1 - most), [complaint, form]].flat().join('.'),
  };
}
