import { useEffect, useState } from 'react';

/** So long a person needs to see that something is another now. */
const seenAfterMs = 1_500;

/** A value once it stood long enough to be seen: a press that comes as it changes is one on what stood there before. */
export function useSettled<T extends string | number>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), seenAfterMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
