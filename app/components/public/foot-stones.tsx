/** Stones and a sprout that lie on the line above the foot of a page. Apart from the landing scene, which no live page loads. */
export function FootStones() {
  return (
    <svg className="foot-stones" width="112" height="32" viewBox="0 0 112 32" aria-hidden="true">
      <path
        className="f-disagree"
        d="M14 19c8 0 13.5 2.5 13.5 7 0 4.3-5 6.2-13.5 6.2S.5 30.3.5 26C.5 21.5 6 19 14 19z"
      />
      <path
        className="f-river"
        d="M41 14c10 0 16.5 3.6 16.5 9.5 0 6-6 8.7-16.5 8.7s-16.5-2.7-16.5-8.7C24.5 17.6 31 14 41 14z"
      />
      <path className="f-plum" d="M68 23c6 0 10 1.8 10 5s-4 4.2-10 4.2-10-1-10-4.2 4-5 10-5z" />
      <path
        className="f-leaf"
        d="M94.5 32.2V16.5C88 16 84.5 12.5 83.5 6c6.5.5 11 4 12.3 8.7C96.5 8 101 3.5 108.5 2.5c0 8-4 13-11 14v15.7z"
      />
    </svg>
  );
}
