import type { ReactNode } from 'react';

/** The hand held out: thanks first, then what is true. */
export function HelpPanel({
  title,
  heading = 'h1',
  children,
}: {
  title: ReactNode;
  /** `h2` where it stands on a page about something else. */
  heading?: 'h1' | 'h2' | undefined;
  children: ReactNode;
}) {
  const Heading = heading;
  return (
    <section className="help-panel">
      <svg className="s-ink" width="40" height="40" viewBox="0 0 48 48" aria-hidden="true">
        <circle className="f-sheet" cx="24" cy="24" r="21" />
        <path
          className="f-disagree n"
          d="M12.7 6.2a21 21 0 0 0-6.5 6.5l9.6 5.5a10 10 0 0 1 2.4-2.4zM35.3 6.2l-5.5 9.6a10 10 0 0 1 2.4 2.4l9.6-5.5a21 21 0 0 0-6.5-6.5zM6.2 35.3a21 21 0 0 0 6.5 6.5l5.5-9.6a10 10 0 0 1-2.4-2.4zM41.8 35.3l-9.6-5.5a10 10 0 0 1-2.4 2.4l5.5 9.6a21 21 0 0 0 6.5-6.5z"
        />
        <circle className="l" cx="24" cy="24" r="21" />
        <circle className="f-river-tint" cx="24" cy="24" r="8.5" />
      </svg>
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}
