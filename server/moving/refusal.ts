/** Why a consultation is not moved, in one sentence. */
export class MoveRefusal extends Error {}
