/** The mark of Due Weight: a spoken word and a page of law in balance. Never mirrored, never under 20 px. */
export function Mark({ size = 36 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        className="f-river"
        d="M9 3.5c4.1 0 7 2.6 7 6.5 0 3.8-2.7 6.5-6.6 6.7L6.3 19l.2-2.9C3.7 15 2 12.8 2 10c0-3.9 2.9-6.5 7-6.5z"
      />
      <path
        className="f-ink"
        d="M20.2 5h7.1c.7 0 1.2.5 1.2 1.2v11.3H19V6.2c0-.7.5-1.2 1.2-1.2zM1 20a1.3 1.3 0 0 1 1.3-1.3h27.4a1.3 1.3 0 0 1 0 2.6H2.3A1.3 1.3 0 0 1 1 20zM16 20.5l5.3 8.2a.9.9 0 0 1-.8 1.4h-9a.9.9 0 0 1-.8-1.4z"
      />
      <path className="mark-lines" d="M21.2 8.6h5.1M21.2 11.3h5.1M21.2 14h3.2" />
    </svg>
  );
}
