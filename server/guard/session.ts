/** Names of the session cookies. `__Host-`: only over TLS (or loopback), only this host, the whole site. No Max-Age: gone with the browser. */
export const cookies = {
  seat: '__Host-seat',
  staff: '__Host-staff',
  look: '__Host-look',
  /** Which joint complaints this browser session said it is of. */
  joined: '__Host-joined',
  /** Several children use this device, one after the other; a kiosk has the word with which it hands out places. Says nothing of any child. */
  kiosk: '__Host-kiosk',
} as const;

const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';

/** A `Set-Cookie` value. The value is ours: base64url and dots, nothing to escape. */
export function setCookie(name: string, value: string): string {
  return `${name}=${value}; ${attributes}`;
}

export function dropCookie(name: string): string {
  return `${name}=; ${attributes}; Max-Age=0`;
}

/**
 * What stands around a pair, and no other blank: `trim` takes a no-break space as well, and a name that begins with one is not held to
 * what `__Host-` promises. Every neighbour of this host could set it, and put a child into a seat of its own.
 */
const isBlank = (sign: string | undefined) => sign === ' ' || sign === '\t';

/** Sign by sign, from both ends: a pattern goes through a long row of blanks once for each of them, and each request asks for several cookies. */
function withoutBlanks(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isBlank(text[from])) from += 1;
  while (to > from && isBlank(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

/** Reads one cookie of a `Cookie` header. Longer ones than we ever set are not ours. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').slice(0, 8_192).split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && withoutBlanks(pair.slice(0, at)) === name) {
      const value = withoutBlanks(pair.slice(at + 1));
      return value.length > 0 && value.length <= 200 ? value : undefined;
    }
  }
  return undefined;
}

export type SeatToken = { readonly consultationId: string; readonly session: string };

/** A seat cookie names its consultation, because its session lives in that consultation's database. */
export function readSeat(header: string | undefined): SeatToken | undefined {
  const [consultationId, session, more] = readCookie(header, cookies.seat)?.split('.') ?? [];
  return consultationId && session && more === undefined ? { consultationId, session } : undefined;
}

export function seatCookie(seat: SeatToken): string {
  return setCookie(cookies.seat, `${seat.consultationId}.${seat.session}`);
}

/** What a device that several children use keeps: that they bring cards, or the word with which it hands out places. */
export type SharedDevice =
  | 'cards'
  | {
      readonly consultationId: string;
      readonly token: string;
      /** In which each child begins; '' for a device from before that was kept. */
      readonly language: string;
    };

/** The one value of a device to which children bring cards. */
const withCards = 'on';

export function readShared(header: string | undefined): SharedDevice | undefined {
  const value = readCookie(header, cookies.kiosk);
  if (value === withCards) return 'cards';
  const [consultationId, token, language = '', more] = value?.split('.') ?? [];
  return consultationId && token && more === undefined ? { consultationId, token, language } : undefined;
}

export function sharedCookie(shared: SharedDevice): string {
  return setCookie(
    cookies.kiosk,
    shared === 'cards' ? withCards : `${shared.consultationId}.${shared.token}.${shared.language}`,
  );
}

export type Look = {
  readonly language: string | null;
  readonly level: 'younger' | 'older' | 'easy' | null;
  readonly theme: Theme | null;
  /** The face of the letters; null for the page's own. */
  readonly font: Font | null;
  /** Pages come with what reads them aloud. */
  readonly aloud: boolean;
};
export const themes = ['light', 'dark', 'contrast', 'sepia'] as const;
export type Theme = (typeof themes)[number];
export const fonts = ['hyperlegible', 'lexend', 'dyslexic', 'noto'] as const;
export type Font = (typeof fonts)[number];

/** Language, level, theme, letters and reading aloud of this browser session, chosen on "Language and look". */
export function readLook(header: string | undefined): Look {
  const [language, level, theme, font, aloud] = readCookie(header, cookies.look)?.split('.') ?? [];
  return {
    language: language && /^[a-z]{2,3}$/.test(language) ? language : null,
    level: level === 'younger' || level === 'older' || level === 'easy' ? level : null,
    theme: themes.find((each) => each === theme) ?? null,
    font: fonts.find((each) => each === font) ?? null,
    aloud: aloud === 'aloud',
  };
}

export function lookCookie(look: Look): string {
  const { language, level, theme, font } = look;
  const chosen = [language, level, theme, font, look.aloud ? 'aloud' : null];
  return setCookie(cookies.look, chosen.map((each) => each ?? '-').join('.'));
}

/** `shared`: several children use it one after the other. `isKiosk`: it hands out places to them. */
export function deviceOf(cookie: string | undefined) {
  const device = readShared(cookie);
  return { shared: device !== undefined, isKiosk: device !== undefined && device !== 'cards' };
}
