/** A day long after every test, within the ten years that an answer may name. */
export const farDay = `${new Date().getUTCFullYear() + 5}-12-31`;
