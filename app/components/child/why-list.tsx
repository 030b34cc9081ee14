import type { ReactNode } from 'react';

export type WhyIconName =
  | 'building'
  | 'coins'
  | 'sprout'
  | 'book'
  | 'seal'
  | 'magnifier'
  | 'pencil'
  | 'calendar'
  | 'box'
  | 'kite';

const DRAWN: Record<WhyIconName, ReactNode> = {
  coins: (
    <>
      <path className="f-sun" d="M5 24.5v6c0 2.5 5 4.5 11 4.5s11-2 11-4.5v-6" />
      <path className="f-sun" d="M16 20a11 4.5 0 1 1 0 9 11 4.5 0 1 1 0-9z" />
      <path className="f-ochre-tint" d="M26 4a9.5 9.5 0 1 1 0 19 9.5 9.5 0 1 1 0-19z" />
      <path className="l" d="M26 9.5v8" />
    </>
  ),
  sprout: (
    <>
      <path className="f-leaf n" d="M19 22C19 12 12 8 4 8c0 9 6 14 15 14z" />
      <path className="f-sun n" d="M21 17c0-8 6-12 14-12 0 8-5 13-14 12z" />
      <path className="l heavy" d="M20 35V18" />
      <path className="l" d="M9 35.5h22" />
    </>
  ),
  seal: (
    <>
      <path className="f-sheet" d="M7 3h24v29H7z" />
      <path className="l s-river" d="M12 10h14M12 16h14M12 22h6" />
      <path className="f-disagree n" d="M23.5 31v7.5l3.5-2.5 3.5 2.5V31z" />
      <path className="f-sun" d="M27 21.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 1 1 0-11z" />
    </>
  ),
  building: (
    <>
      <path className="f-sheet" d="M20 6 36 16H4zM4 32.5h32v3H4z" />
      <path className="f-river n" d="M8.5 19h4v11h-4zM15.5 19h4v11h-4zM22 19h4v11h-4zM28.5 19h4v11h-4z" />
    </>
  ),
  book: (
    <>
      <path
        className="f-sheet"
        d="M20 9C15.5 6.5 10 6 4 7v24c6-1 11.5-.5 16 2 4.5-2.5 10-3 16-2V7c-6-1-11.5-.5-16 2zM20 9v24"
      />
      <path className="l s-river" d="M8.5 14l7 .7M8.5 20.5l7 .7M31.5 14l-7 .7M31.5 20.5l-7 .7" />
    </>
  ),
  magnifier: (
    <>
      <circle className="f-plum-tint" cx="16.5" cy="16.5" r="12.5" />
      <path className="l" d="M11 13.5h11M11 19h7" />
      <path className="l heavy" d="M27 27l8.5 8.5" />
    </>
  ),
  pencil: (
    <>
      <path className="f-disagree n" d="M9.5 21.5 25.5 4l8.5 8-16 17.5z" />
      <path className="f-sun n" d="M9.5 21.5 6.5 32l11.5-2.5z" />
      <path className="l" d="M20 36h16" />
    </>
  ),
  calendar: (
    <>
      <path className="f-sheet" d="M5 8h30v27H5z" />
      <path className="f-sun" d="M5 8h30v8H5z" />
      <path className="l" d="M13 4v8M27 4v8" />
      <path className="l s-river" d="M11 22h18M11 28.5h10" />
    </>
  ),
  box: (
    <>
      <path className="f-ochre-tint" d="M5 14h30v21H5z" />
      <path className="f-sun" d="M5 14l5-8h20l5 8z" />
      <path className="l" d="M16 21.5h8" />
    </>
  ),
  kite: (
    <>
      <path className="f-sun n" d="M24 4 14 12.5 18.5 26z" />
      <path className="f-leaf n" d="M24 4l9.5 10-15 12z" />
      <path className="l" d="M18.5 26c-3.5.5-2 4-5 5s-4 3.5-6.5 3.5" />
    </>
  ),
};

/** A drawing for one thing a child should know before it says yes. */
export function WhyIcon({ name }: { name: WhyIconName }) {
  const turns = name === 'pencil' ? ' turns' : '';
  return (
    <svg className={`why-icon s-ink${turns}`} width="44" height="44" viewBox="0 0 40 40" aria-hidden="true">
      {DRAWN[name]}
    </svg>
  );
}

interface WhyListProps {
  items: readonly { icon: WhyIconName; title: ReactNode; text: ReactNode }[];
}

/** Who asks, pays, gains, reads, decides and checks, what can change, until when, what is kept, that you are free: each has a drawing of its own. */
export function WhyList({ items }: WhyListProps) {
  return (
    <ul className="why">
      {items.map((item) => (
        <li key={item.icon}>
          <WhyIcon name={item.icon} />
          <div>
            <h2>{item.title}</h2>
            <p>{item.text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
