import { protectNumber, rounding } from './disclosure/small-numbers.ts';

/** How many came by each way in, as it may be told; null is hidden. */
export type WaysTold = {
  /** With a code or a sheet that somebody handed out. */
  readonly code: number | null;
  readonly public: number | null;
  /** Of those with a code: on paper. Absent where no sheet was printed. */
  readonly paper?: number | null;
};

/**
 * Seats by way, protected. Where there was no public way the one number stands alone; where there was, both are told or
 * neither, or what is known of all of them would tell the hidden one. How many wrote on paper is told where all of them are
 * told and either nobody else came with a code or as many as may be told did, or the rest would be told by it.
 */
export function publishWays(
  seats: { readonly code: number; readonly paper: number; readonly public: number },
  at: { readonly publicWay: boolean; readonly onPaper: boolean },
): WaysTold {
  const all = { code: protectNumber(seats.code), public: protectNumber(seats.public) };
  const hidden = at.publicWay && (all.code === null || all.public === null);
  const told = hidden ? { code: null, public: null } : { ...all, public: at.publicWay ? all.public : null };
  if (!at.onPaper) return told;
  const onScreen = seats.code - seats.paper;
  const paper = told.code === null || protectNumber(onScreen) === null ? null : protectNumber(seats.paper);
  return { ...told, paper: onScreen === 0 ? told.code : paper };
}

/** All who came, as few and as many as the told numbers can stand for: each was rounded down by itself. Null where they are hidden. */
export function allWhoCame({
  code,
  public: open,
}: WaysTold): { readonly least: number; readonly most: number } | null {
  if (code === null) return null;
  const told = open === null ? [code] : [code, open];
  const least = told.reduce((sum, each) => sum + each, 0);
  return { least, most: least + told.length * (rounding - 1) };
}
