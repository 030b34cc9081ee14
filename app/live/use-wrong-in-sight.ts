import { type RefObject, useEffect } from 'react';

/**
 * What is wrong with a form that was sent in place comes into sight, at its field where it has one: the form scrolls by itself, and whoever goes by
 * keys is far from its head. The focus stays; nothing moves under whoever types. `wrong`: another one is another act.
 */
export function useWrongInSight(form: RefObject<HTMLFormElement>, wrong: string | null): void {
  useEffect(() => {
    if (wrong === null || document.activeElement instanceof HTMLTextAreaElement) return;
    const said = form.current?.querySelector('.error') ?? form.current?.querySelector('.notice');
    said?.scrollIntoView({ block: 'nearest' });
  }, [form, wrong]);
}
