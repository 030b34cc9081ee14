import { createContext } from 'react';

/** The nonce of the answer to a form of a child, whose page has no other script: that form is sent once (R1243). Null on every other page. */
export const SentOnce = createContext<string | null>(null);
