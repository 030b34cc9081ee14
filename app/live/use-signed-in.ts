import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { connect } from './connection.ts';
import { foundOut } from './found-out.ts';

/**
 * Whether somebody is signed in still at a page of staff that hears nothing else. `out` runs as soon as nobody is. `loaded` is what it came with:
 * only the next, which it asks for once somebody has come in again, maybe somebody else, says that it may show all of it.
 */
export function useSignedIn(loaded: unknown, out: () => void): boolean {
  const [isIn, setIn] = useState(true);
  const cameBack = useRef(false);
  const shown = useRef(loaded);
  const ends = useRef(out);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    ends.current = out;
  });
  useEffect(() => {
    let wasOut = false;
    function end(): void {
      wasOut = true;
      cameBack.current = false;
      ends.current();
      setIn(false);
    }
    const live = connect({
      ready() {
        if (!wasOut) return;
        wasOut = false;
        cameBack.current = true;
        revalidate();
      },
      lost: (isOut) => isOut && end(),
    });
    // Its connection may stand a while longer, and says nothing of that by itself.
    const found = () => {
      end();
      live.socket.disconnect();
    };
    addEventListener(foundOut, found);
    return () => {
      removeEventListener(foundOut, found);
      live.close();
    };
  }, [revalidate]);
  // What is asked for anew comes as another object.
  useEffect(() => {
    if (shown.current !== loaded && cameBack.current) setIn(true);
    shown.current = loaded;
  }, [loaded]);
  return isIn;
}
