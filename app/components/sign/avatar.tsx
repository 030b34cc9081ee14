import type { ReactNode } from 'react';
import type { Motif, Palette } from '../../../server/core/room/pseudonyms.ts';

const GROUND =
  'M24 1.5c13 0 22.5 8.6 22.5 21.8 0 14-9.1 23.2-22.2 23.2C10.5 46.5 1.5 37.7 1.5 24.4 1.5 10.5 10.8 1.5 24 1.5z';

/** Class a and b are the two colours of the palette, w is bright, k is one ink line; l draws a line, not a fill. */
const DRAWN: Record<Motif, ReactNode> = {
  kite: (
    <>
      <path className="b" d="M27.5 7 14.5 18l6.5 17z" />
      <path className="a" d="M27.5 7 38 19.3 21 35z" />
      <path className="l k" d="M21 35c-3.5-.3-3 4.5-7 5" />
    </>
  ),
  boat: (
    <>
      <path className="b" d="M21.5 9v19H11.5z" />
      <path className="w" d="M25 12.5V28h10.5z" />
      <path className="a" d="M8.5 31h31c-1 5.6-4 8.2-8.3 8.2H16.8c-4.3 0-7.3-2.6-8.3-8.2z" />
    </>
  ),
  snail: (
    <>
      <path className="l b wide" d="M9 36h22c3.6 0 4.7-2 5.2-5.5L37.5 22" />
      <circle className="a" cx="21" cy="22.5" r="11.5" />
      <path className="l w" d="M25.5 16.5a6.8 6.8 0 1 0 2 6.5 3.8 3.8 0 0 0-6.5-2.5" />
    </>
  ),
  fish: (
    <>
      <path
        className="a"
        d="M5.5 24c3.5-7 9-10.5 15.5-10.5 6 0 10.5 3 13.5 8l7.5-6v17l-7.5-6c-3 5-7.5 8-13.5 8-6.5 0-12-3.5-15.5-10.5z"
      />
      <path className="b" d="M23 14c3.6 6.6 3.6 13.4 0 20-3.6-6.6-3.6-13.4 0-20z" />
      <circle className="w" cx="13.5" cy="21.5" r="2" />
    </>
  ),
  leaf: (
    <>
      <path
        className="a"
        d="M39.5 8.5C23 7 10 14.5 9.8 30c0 2.5.4 5 1.2 7.5 2.5.8 5 1.1 7.3 1C33.5 37.5 40.5 25 39.5 8.5z"
      />
      <path className="l w" d="M8.5 41C13.5 31.5 20 25 29.5 18.5M17.5 28.5V20M20 26.5h9" />
    </>
  ),
  bird: (
    <>
      <path className="b" d="M12 17.5 5.5 21l7 3z" />
      <path
        className="a"
        d="M11.5 20.5c0-6 4-10 9.3-10 5 0 8.2 3 9.2 7.5L42.5 20c0 11.5-7 18.5-16.5 18.5-8.5 0-14.5-6.5-14.5-15z"
      />
      <path className="b" d="M21 27h13.5c-1.5 7.5-11.5 8-13.5 0z" />
      <circle className="w" cx="19" cy="18" r="2" />
    </>
  ),
  cactus: (
    <>
      <path className="l a fat" d="M24 32V11.5" />
      <path className="l a wide" d="M13.5 18.5v3c0 3.5 2 5 9 5M34.5 16.5v3c0 3.5-2 4.5-9 4.5" />
      <path className="b" d="M15.5 32.5h17l-2.5 8.5H18z" />
    </>
  ),
  umbrella: (
    <>
      <path
        className="a"
        d="M8 25.5C8.2 15.5 15 9 24 9s15.8 6.5 16 16.5c-1.7-2.1-3.5-2.7-5.3-2.7s-3.7.6-5.4 2.7c-1.6-2.1-3.4-2.7-5.3-2.7s-3.7.6-5.3 2.7c-1.7-2.1-3.6-2.7-5.4-2.7S9.7 23.4 8 25.5z"
      />
      <path
        className="b"
        d="M24 9c-3.8 3.4-5.5 8.6-5.3 16.5 1.6-2.1 3.4-2.7 5.3-2.7s3.7.6 5.3 2.7C29.5 17.6 27.8 12.4 24 9z"
      />
      <path className="l k" d="M24 24v13c0 4.5 6 4.5 6 .5" />
    </>
  ),
  beetle: (
    <>
      <circle className="b" cx="24" cy="13" r="5.5" />
      <ellipse className="a" cx="24" cy="27.5" rx="12.5" ry="13" />
      <path className="l w" d="M24 15.5v24" />
      <g className="w">
        <circle cx="18" cy="24" r="2.1" />
        <circle cx="18" cy="32" r="2.1" />
        <circle cx="30" cy="24" r="2.1" />
        <circle cx="30" cy="32" r="2.1" />
      </g>
    </>
  ),
  hill: (
    <>
      <circle className="b" cx="33.5" cy="15" r="5.5" />
      <path
        className="a"
        d="M5.5 33.5C9.5 25 12 18.5 16.5 18.5c4.6 0 6.6 8.5 9.5 8.5s3.5-4.5 7-4.5c4 0 6.5 5 9.5 11C39 40.5 32.5 43.5 24 43.5S9 40.5 5.5 33.5z"
      />
    </>
  ),
  shell: (
    <>
      <path className="b" d="M17.5 36.5h13l2 5h-17z" />
      <path className="a" d="M17 37.5 8 30C5.5 19.5 12.5 9 24 9s18.5 10.5 16 21l-9 7.5z" />
      <path className="l w" d="M24 14.5v18M15.5 17.5 21 32.5M32.5 17.5 27 32.5" />
    </>
  ),
  acorn: (
    <>
      <path className="l k" d="M24 13.5c-.5-3.5.5-5.5 3-6.5" />
      <path className="a" d="M12.5 22.5h23C35.5 32.5 30.5 38 24 42.5c-6.5-4.5-11.5-10-11.5-20z" />
      <path className="b" d="M9 23.5c-1.5-7 4-11.5 15-11.5s16.5 4.5 15 11.5z" />
    </>
  ),
};

/** The drawing of a pseudonym. Hidden from screen readers: the name beside it names the motif. */
export function Avatar({ motif, palette, size = 44 }: { motif: Motif; palette: Palette; size?: number }) {
  return (
    <svg className={`avatar p${palette}`} width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <path className="g" d={GROUND} />
      {DRAWN[motif]}
    </svg>
  );
}
