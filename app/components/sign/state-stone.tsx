import { type SignName, signShapes, turningSigns } from './sign-shapes.ts';

/** What happened to a child's words. `read` and `open` serve the path and the gate: done, and not begun. */
export type StoneState =
  | 'waiting'
  | 'shown'
  | 'part-hidden'
  | 'returned'
  | 'refused'
  | 'rechecked'
  | 'sealed'
  | 'taken-back'
  | 'open';

const STONE =
  'M16 3.2c7.5 0 12.9 5 12.9 12.6 0 7.9-5.2 13-12.7 13C8.3 28.8 3.1 23.7 3.1 16 3.1 8.2 8.5 3.2 16 3.2z';

const FILLED: ReadonlySet<StoneState> = new Set(['shown', 'part-hidden', 'sealed']);
const DASHED: ReadonlySet<StoneState> = new Set(['waiting', 'taken-back']);

/** Strokes drawn inside the stone. */
const INSIDE: Partial<Record<StoneState, string>> = {
  waiting: 'M10.5 16h.01M16 16h.01M21.5 16h.01',
  shown: 'M10 16.5l4.2 4.2 8-8.4',
  'part-hidden': 'M10.5 13.2h7.5M21.5 13.2h.01M10.5 18.8h11',
  returned: 'M13 10.5 9.5 14l3.5 3.5M10 14h8a3.6 3.6 0 0 1 0 7.2h-3.5',
  refused: 'M9.5 9.5l13 13',
  sealed: 'M16 12.2h.01M16 16v5.5',
  'taken-back': 'M11 16h10',
};

interface StateStoneProps {
  state: StoneState;
  size?: number;
  /** What is done there, in a stone that is open. */
  sign?: SignName | undefined;
}

/** The stone of a state. The page writes the state in words next to it. */
export function StateStone({ state, size = 32, sign }: StateStoneProps) {
  const ground = FILLED.has(state) ? 'full' : DASHED.has(state) ? 'dashed' : '';
  const inside = INSIDE[state];
  const turns = state === 'returned' ? ' turns' : '';
  return (
    <svg
      className={`stone ${ground}${turns}`}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
    >
      <path className="stone-ground" d={STONE} />
      {state === 'rechecked' ? (
        <path className="stone-half" d="M3.1 16h25.8c0 7.8-5.2 12.8-12.7 12.8C8.3 28.8 3.1 23.7 3.1 16z" />
      ) : null}
      {sign && state === 'open' ? (
        <g transform="translate(7 7) scale(.75)">
          <path className={turningSigns.has(sign) ? 'sign turns' : 'sign'} d={signShapes[sign]} />
        </g>
      ) : null}
      {inside ? <path className={state === 'sealed' ? 'stone-in sealed' : 'stone-in'} d={inside} /> : null}
    </svg>
  );
}
