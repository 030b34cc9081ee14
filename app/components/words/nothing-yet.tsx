/** Where nothing is yet: the place of a stone on a level beam, dashed as all that is not there yet. Its page says in words what comes, and where to go. */
export function NothingYet() {
  return (
    <svg className="nothing-yet" width="144" height="64" viewBox="0 0 144 64" aria-hidden="true">
      <path
        className="stone-ground"
        d="M34 12c11 0 18 5.5 18 14 0 8-7.5 12.5-18.5 12.5S16 34 16 26s7-14 18-14z"
      />
      <path
        className="f-ink"
        d="M5 40h134a2.5 2.5 0 0 1 0 5H5a2.5 2.5 0 0 1 0-5zM72 44l11 16.5a2 2 0 0 1-1.7 3H62.7a2 2 0 0 1-1.7-3z"
      />
      <path
        className="f-leaf"
        d="M112.5 40V25.5C106 25 102.5 21.5 101.5 15c6.5.5 11 4 12.3 8.7 .7-6.7 5.2-11.2 12.7-12.2 0 8-4 13-11 14V40z"
      />
    </svg>
  );
}
