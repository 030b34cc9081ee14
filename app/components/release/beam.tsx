/** `level`: answered. `owed`: waiting for an answer. `overdue`: late. A beam never tilts for a vote. */
export type Tilt = 'level' | 'owed' | 'overdue';

/** The small beam beside words: a child's stone at the start, the answer at the end. */
export function Beam({ tilt, size = 44 }: { tilt: Tilt; size?: number }) {
  const angle = { level: 0, owed: -9, overdue: -15 }[tilt];
  return (
    <svg className="beam turns" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <g transform={`rotate(${angle} 24 30)`}>
        <path
          className="f-river"
          d="M11.5 17c4.2 0 7 2.2 7 5.5 0 3.5-2.8 5.5-7.2 5.5-4.2 0-6.8-2-6.8-5.4 0-3.3 2.8-5.6 7-5.6z"
        />
        {tilt === 'level' ? <path className="f-ink" d="M32 17.5h10.5V28H32z" /> : null}
        <path className="f-ink" d="M2.3 28.5h43.4a1.5 1.5 0 0 1 0 3H2.3a1.5 1.5 0 0 1 0-3z" />
      </g>
      <path className="f-ink" d="M24 31l6.5 11.5h-13z" />
    </svg>
  );
}

/** The beam two sides stand on. `settles` lets it come to rest once, when an answer has just arrived. */
export function BeamLine({ tilt, settles = false }: { tilt: Tilt; settles?: boolean }) {
  return (
    <div className={`beam-line ${tilt}${settles ? ' settles' : ''}`} aria-hidden="true">
      <span className="beam-bar" />
      <svg width="28" height="24" viewBox="0 0 28 24" aria-hidden="true">
        <path className="f-ink" d="M14 0l13 20.5a2 2 0 0 1-1.7 3H2.7a2 2 0 0 1-1.7-3z" />
      </svg>
    </div>
  );
}
