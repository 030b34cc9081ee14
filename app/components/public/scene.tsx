/** The landing scene: children's words and the house of law on one beam. Decoration; at most 2.5 KB. */
export function Scene() {
  return (
    <svg className="scene" viewBox="0 -10 390 224" aria-hidden="true">
      <path className="f-river-tint" d="M0 50C45 24 90 20 130 30c35 9 50 12 85 0 60-26 120-24 175 2v182H0z" />
      <path className="f-leaf-tint" d="M0 156c45-24 100-14 150-6 80 10 170-28 240-8v72H0z" />
      <path className="f-ground" d="M0 178c120-14 270-10 390-2v38H0z" />
      <circle className="f-sun" cx="318" cy="30" r="20" />
      <g className="s-ink">
        <path
          className="f-sheet"
          d="M310 50 362 80H258zM263 80h94v8h-94zM267 88h86v34h-86zM258 122h104v6H258z"
        />
        <path className="l" d="M112 58c34 2 38-25 79-27" />
        <path
          className="f-sun"
          d="M90 43c13 0 22 6 22 14.5S103 72 90 72l-4 0-9 8 1-10c-6-3-10-7-10-12.5C68 49 77 43 90 43z"
        />
        <path className="f-sheet" d="M204-1 187 10l4 21z" />
        <path className="f-clay" d="M204-1l10 16-23 16z" />
      </g>
      <path className="f-river" d="M274 91h7v28h-7zM293 91h7v28h-7zM320 91h7v28h-7zM339 91h7v28h-7z" />
      <circle className="f-river" cx="310" cy="68" r="4.5" />
      <path className="f-disagree" d="M72 82c12 0 20 4 20 11s-8 12-20 12-20-4-20-11 8-12 20-12z" />
      <path className="f-leaf" d="M110 84c10 0 17 4 17 9.5S120 103 110 103s-17-4-17-9.5S100 84 110 84z" />
      <path className="f-clay" d="M50 105c12 0 20 5 20 12s-8 11-20 11-20-4-20-11 8-12 20-12z" />
      <path className="f-river" d="M92 102c14 0 24 6 24 14s-10 12-24 12-23-4-23-12 9-14 23-14z" />
      <path className="f-plum" d="M131 108c9 0 16 4 16 10.5S140 128 131 128s-15-3-15-9.5 6-10.5 15-10.5z" />
      <path
        className="f-ink"
        d="M24 128h342a4 4 0 0 1 0 8H24a4 4 0 0 1 0-8zM195 135l27 39a5 5 0 0 1-4 8h-46a5 5 0 0 1-4-8z"
      />
    </svg>
  );
}
