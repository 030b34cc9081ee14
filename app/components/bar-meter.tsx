import type { ReactNode } from 'react';

interface BarMeterProps {
  label: ReactNode;
  value: number;
  max: number;
  /** The same in words: "1 min 50 s of 3 min". */
  words: ReactNode;
}

/** How far along: the oldest wait at the desk. Staff only; the words say the same. */
export function BarMeter({ label, value, max, words }: BarMeterProps) {
  return (
    <p className="meter">
      <span>{label}</span>
      <progress value={Math.min(value, max)} max={max} aria-hidden="true" />
      <b>{words}</b>
    </p>
  );
}
