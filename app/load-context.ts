import type { PseudonymWords } from '../server/core/room/pseudonyms.ts';
import type { Staff } from '../server/core/staff/roles.ts';
import type { Look, SharedDevice } from '../server/guard/session.ts';
import type { Services } from '../server/services.ts';
import type { SeatedChild } from '../server/usecases/room/identify-child.ts';
import type { Speaker } from './i18n/translator.ts';

/** What the HTTP adapter hands to every loader and action. Types only: the live values come from the composition root. */
declare module '@remix-run/node' {
  interface AppLoadContext {
    readonly services: Services;
    /** The child whose seat cookie this is, or null. */
    readonly child: SeatedChild | null;
    /** There is a seat, and nobody can tell whose: its consultation gives no answer just now. Then `child` is null, and the seat stands. */
    readonly unsure: boolean;
    /** Where the consultation of this seat is now, when it went to another machine; else null. */
    readonly moved: { readonly addresses: readonly string[]; readonly leaving: boolean } | null;
    /** The member of staff whose session this is, or null. */
    readonly staff: Staff | null;
    /** There is a session of staff whose second factor has to be made or proven before it opens anything. */
    readonly factorNeeded: boolean;
    /** Under which name the browser reached this site. */
    readonly host: string;
    readonly speaker: Speaker;
    /** Of another language of ours, at the same level: what a program fetches comes in the language of its link. */
    readonly speakerIn: (language: string) => Speaker;
    readonly look: Look;
    readonly languages: readonly {
      readonly tag: string;
      readonly endonym: string;
      readonly reviewedBy: string | null;
    }[];
    readonly pseudonymWords: PseudonymWords;
    /** What is stored, in this language, by its English; empty for English. */
    readonly inventoryWords: Readonly<Record<string, string>>;
    readonly demo: boolean;
    /** The databases are a libSQL server's, whose log keeps what is erased, and not files: children read what holds there. */
    readonly onServer: boolean;
    /** Six words that open the seat of a made-up child of a demo, and their language; null where there is none. */
    readonly demoPhrase: { readonly language: string; readonly words: readonly string[] } | null;
    /** This version, and where its source is; null while whoever runs it has not said (SOURCE_URL). */
    readonly source: { readonly version: string; readonly address: string | null };
    /** The first origin of this site, for links on printed sheets. */
    readonly origin: string;
    /** False on plain http that is not loopback: cookies would not hold there, so nobody can join. */
    readonly secure: boolean;
    readonly nonce: string;
    /** Said once of a page that hydrates; every other page is sent under a policy in which no words become script. */
    readonly lives: () => void;
    /** A page without React, for a fault that no page can be made of. */
    readonly lastResort: () => string;
    /** Stands for the network a guess comes from, for this hour and in memory only. */
    readonly network: string;
    /** Logs where something failed, without its message. */
    readonly reportFault: (error: unknown) => void;
    /** Address of this language's words for the areas a page with script needs. */
    readonly stringsHref: (areas: readonly ('child' | 'staff' | 'cues')[]) => string;
    readonly now: () => number;
    /** 128 random bits for a form that must count once. */
    readonly newId: () => string;
    readonly cookies: {
      readonly look: (look: Look) => string;
      readonly seat: (seat: { consultationId: string; session: string }) => string;
      readonly staff: (session: string) => string;
      /** Which joint complaints this browser session is of, as the use case reads and writes it. */
      readonly joined: string;
      readonly join: (value: string) => string;
      /** Several children use this device, one after the other: with cards, or as a kiosk; null where it is nobody's but one. */
      readonly shared: SharedDevice | null;
      readonly share: (shared: SharedDevice | null) => string;
      /** All of ours dropped, but that one. */
      readonly none: () => readonly string[];
      readonly seatToken: { readonly consultationId: string; readonly session: string } | null;
      readonly staffToken: string | null;
    };
  }
}
