/** A number that no release has. `day`: of the restore; `signedDay`: '' where nobody knows whether one was signed with it. */
export type ReleaseGap = { readonly number: number; readonly day: string; readonly signedDay: string };
