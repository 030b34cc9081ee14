import type { AppLoadContext } from '@remix-run/node';
import { readings } from '../../app/i18n/translator.ts';
import '../../app/load-context.ts';
import { languageOf, languages } from '../../locales/index.ts';
import { newId, type RandomBytes } from '../core/ids.ts';
import type { PseudonymWords } from '../core/room/pseudonyms.ts';
import { isOfAnother } from '../core/room/seat-mark.ts';
import { cookiesHold } from '../guard/reached.ts';
import {
  cookies,
  deviceOf,
  dropCookie,
  lookCookie,
  readCookie,
  readLook,
  readSeat,
  readShared,
  seatCookie,
  setCookie,
  sharedCookie,
} from '../guard/session.ts';
import type { TicketHolder } from '../live/tickets.ts';
import type { Services } from '../services.ts';
import type { SeatedChild } from '../usecases/room/identify-child.ts';
import { tooFast } from './fault-page.ts';
import { createSpeakers } from './speakers.ts';
import type { StringFiles } from './string-files.ts';

export type RequestFacts = {
  readonly cookie: string | undefined;
  readonly languages: readonly string[];
  /** What its browser says a form comes from; `undefined` where it says nothing. */
  readonly origin?: string | undefined;
  readonly host: string | undefined;
  /** What stands for the network in memory (network-keys.ts). */
  readonly network: string;
  readonly nonce: string;
  /** False: the page is loaded anew by itself, and nobody did anything. */
  readonly acts?: boolean;
  /** A page that is only looked at where nothing is said. To leave is not counted: it is never refused, and ends the seat that asked. */
  readonly asks?: 'page' | 'form' | 'uncounted';
  readonly lives: () => void;
  readonly lastResort: () => string;
};

/** Throws `tooFast` where whoever has this seat, or is signed in, asks for more than anybody reads. */
export type LoadContextOf = (request: RequestFacts) => Promise<AppLoadContext>;

/** Who gets a ticket; nobody where `page`, the mark of the page that asks, is of another seat than the one that is here. Throws as `LoadContextOf`. */
export type HolderOf = (
  cookie: string | undefined,
  as: 'child' | 'staff',
  page?: string,
) => Promise<TicketHolder | undefined>;

/**
 * How long the seat of this cookie lasts: `restMs` is 0 without one. `acts`: its child taps "I am here". `other`: the page that asks (`page`) is of
 * somebody who was here before; then nothing is done. Throws as `LoadContextOf`.
 */
export type RestOf = (
  cookie: string | undefined,
  options: { readonly acts: boolean; readonly page?: string | undefined },
) => Promise<{ readonly restMs: number; readonly other?: true }>;

/** Whether this child, or this person of the staff, may be sent one page more now. */
type PagePaces = Readonly<Record<'child' | 'staff', (key: string) => Promise<boolean>>>;

export type ContextOptions = {
  readonly services: Services;
  readonly paces: PagePaces;
  readonly origins: readonly string[];
  readonly demo: boolean;
  readonly onServer: boolean;
  /** Six words by language that open the seat of a made-up child; null where there is none. */
  readonly demoPhrases: Readonly<Record<string, readonly string[]>> | null;
  readonly source: { readonly version: string; readonly address: string | null };
  readonly strings: StringFiles;
  readonly pseudonymWords: (language: string) => PseudonymWords;
  readonly inventoryWords: (language: string) => Readonly<Record<string, string>>;
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly fault: (error: unknown) => void;
};

const visitor = { kind: 'visitor' } as const;

/** Who asks, in which language and look: read from cookies alone, anew at each request. */
export function createContexts(options: ContextOptions): {
  contextOf: LoadContextOf;
  holderOf: HolderOf;
  restOf: RestOf;
} {
  const { services, paces } = options;
  const speakerOf = createSpeakers();

  function phraseIn(language: string) {
    const known = Object.entries(options.demoPhrases ?? {});
    const [tag, words] = known.find(([each]) => each === language) ?? known[0] ?? [];
    return tag !== undefined && words ? { language: tag, words } : null;
  }

  /**
   * `acts`: the child itself opens a page or sends a form. `says`: the page says by itself that its child is there. `silent`: hears why nobody can tell whose
   * seat this is, and goes on without; else that fails. `asks`: forms are counted beside pages, so that nobody who loads one again and again loses the words
   * of a form by it.
   */
  async function whoIs(
    cookie: string | undefined,
    {
      acts,
      says,
      asks = 'page',
      silent,
    }: {
      acts: boolean;
      says: boolean;
      asks?: RequestFacts['asks'];
      silent?: (error: unknown) => void;
    },
  ) {
    const seat = readSeat(cookie);
    const staffToken = readCookie(cookie, cookies.staff);
    const { shared, isKiosk } = deviceOf(cookie);
    const tells = says && isKiosk;
    const [child, staff] = await Promise.all([
      seat &&
        services.room.identify(visitor, { ...seat, acts, shared, tells }).catch((error: unknown) => {
          if (!silent) throw error;
          silent(error);
          return undefined;
        }),
      staffToken !== undefined ? services.staff.identify(visitor, { session: staffToken, acts }) : undefined,
    ]);
    // Of ids that are known here: a cookie that somebody made up counts for nobody, and its page is a cheap one.
    if (asks !== 'uncounted') {
      const mayAll = await Promise.all([
        child?.ok ? paces.child(`${asks} ${child.value.actor.participantId}`) : true,
        staff?.ok ? paces.staff(`${asks} ${staff.value.staffId}`) : true,
      ]);
      if (mayAll.includes(false)) throw tooFast();
    }
    // Asked for only where a seat opens nothing here any more.
    const moved =
      seat && child?.ok === false
        ? await services.consultation.moved(visitor, { consultationId: seat.consultationId })
        : undefined;
    return {
      seat,
      staffToken,
      moved: moved?.ok && moved.value.addresses.length > 0 ? moved.value : null,
      child: child?.ok ? child.value : null,
      staff: staff?.ok ? staff.value : null,
      factorNeeded: staff?.ok === false && staff.code === 'factor-needed',
    };
  }

  return {
    async holderOf(cookie, as, page) {
      // A page that connects anew by itself is no act of its child.
      // A seat that nobody can tell of keeps no desk in the same browser from its line.
      const silent = as === 'staff' ? { silent: options.fault } : {};
      const { seat, child, staff, staffToken } = await whoIs(cookie, { acts: false, says: false, ...silent });
      // While an erasure waits nobody speaks in its seat and nothing is heard there.
      // A page at a kiosk that asks for a ticket has script, and so it will say when somebody is there.
      const { shared, isKiosk: tells } = deviceOf(cookie);
      if (as === 'child' && child && !child.erasing && seat && !isOfAnother(child.mark, [page]))
        return { ...child.actor, session: seat.session, shared, tells };
      if (as === 'staff' && staff && staffToken !== undefined) return { ...staff, session: staffToken };
      return undefined;
    },
    async restOf(cookie, { acts, page }) {
      // Whose page it is, is asked before anything counts as an act of whoever is here.
      const before =
        page && acts ? await whoIs(cookie, { acts: false, says: false, asks: 'uncounted' }) : undefined;
      const isOther = (child: SeatedChild | null) => child !== null && isOfAnother(child.mark, [page]);
      if (before && isOther(before.child)) return { restMs: 0, other: true };
      const { child } = await whoIs(cookie, { acts, says: acts });
      if (isOther(child)) return { restMs: 0, other: true };
      // While an erasure waits no page of it goes on: what was erased stands there no longer.
      return { restMs: child && !child.erasing ? child.restMs : 0 };
    },
    async contextOf(request) {
      let unsure = false;
      const { seat, staffToken, child, moved, staff, factorNeeded } = await whoIs(request.cookie, {
        acts: request.acts ?? true,
        says: false,
        asks: request.asks,
        silent(error) {
          unsure = true;
          options.fault(error);
        },
      });
      // A session that goes on under a new name does so for the rest of this very answer.
      let staffSession = staffToken ?? null;
      const look = readLook(request.cookie);
      const shared = readShared(request.cookie) ?? null;
      // A child chooses another one for itself; with its cookies that goes when it leaves.
      const ofGroup = shared && shared !== 'cards' ? shared.language : null;
      const language =
        [look.language, child?.language, ofGroup, ...request.languages.map((tag) => tag.split('-')[0])].find(
          (tag) => tag !== undefined && tag !== null && languageOf(tag) !== undefined,
        ) ?? 'en';
      const level = look.level ?? readings.find((each) => each === child?.level) ?? 'older';
      return {
        services,
        child,
        unsure,
        moved,
        staff,
        factorNeeded,
        host: request.host ?? '',
        speaker: speakerOf(language, level),
        speakerIn: (tag) => speakerOf(tag, level),
        look,
        languages,
        pseudonymWords: options.pseudonymWords(language),
        inventoryWords: options.inventoryWords(language),
        demo: options.demo,
        onServer: options.onServer,
        demoPhrase: phraseIn(language),
        source: options.source,
        origin: options.origins[0] ?? '',
        secure: cookiesHold(options.origins, request),
        nonce: request.nonce,
        lives: request.lives,
        lastResort: request.lastResort,
        network: request.network,
        reportFault: options.fault,
        stringsHref: ([area]) => options.strings.href(language, area ?? 'child'),
        now: options.clock,
        newId: () => newId(options.random),
        cookies: {
          look: lookCookie,
          seat: seatCookie,
          staff(session) {
            staffSession = session;
            return setCookie(cookies.staff, session);
          },
          joined: readCookie(request.cookie, cookies.joined) ?? '',
          join: (value) => setCookie(cookies.joined, value),
          // What says that a device is shared is of no child: it outlives each of them.
          none: () =>
            Object.values(cookies)
              .filter((name) => name !== cookies.kiosk)
              .map(dropCookie),
          shared,
          share: (shared) => (shared ? sharedCookie(shared) : dropCookie(cookies.kiosk)),
          seatToken: seat ?? null,
          get staffToken() {
            return staffSession;
          },
        },
      };
    },
  };
}
