/** Raised when a change would be misread by an older page; an older page is then told `protocol-version` and loads anew. */
export const protocolVersion = 1;
