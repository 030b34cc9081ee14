import { useEffect, useState } from 'react';

/** A page that lives this long is a long time for a child, of whatever age: half a lesson. */
const longMs = 20 * 60_000;

/** True once this page has been open for long. Counted in the page alone: nobody is told how long a child stayed. */
export function useBreak(): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), longMs);
    return () => clearTimeout(timer);
  }, []);
  return due;
}
