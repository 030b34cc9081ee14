import { useFetcher } from '@remix-run/react';
import { type ComponentPropsWithoutRef, createContext, type FormEvent, useContext, useState } from 'react';
import { Button } from '../../../components/form/button.tsx';
import { useLineFirst } from '../../../live/use-line-first.ts';
import type { RefusedForm } from '../refused.tsx';
import { partOf } from './session-kept.ts';

/** Whether a press is on its way: until it is answered nothing else is pressed, as that would be a press on what stood there before. */
const OnItsWay = createContext(false);

/** Around all buttons of a page, which holds what it was answered: a button that goes with what it did would let go of that. */
export const PressedWithin = OnItsWay.Provider;

/** What the form of the page sends where Enter is pressed in a field of it: nothing of it is done. */
export const enter = 'keep';

/**
 * For the form of the page, which is one: without script every press takes along what is typed in it, and brings it back. With script a press is
 * sent in place and without those words, so that the page stays as it is around it. What is written is sent as the browser does it, once somebody
 * answers: else it is told as not taken.
 */
export function usePress() {
  const { submit, data, state } = useFetcher<RefusedForm | undefined>();
  const waits = state !== 'idle';
  const [unsent, setUnsent] = useState<RefusedForm>();
  const byForm = useLineFirst(true);
  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    const { submitter } = event.nativeEvent as SubmitEvent;
    // A browser that does not name what was pressed sends it by itself.
    if (!(submitter instanceof HTMLButtonElement)) return;
    if (submitter.name !== 'beside') {
      const typed = [[submitter.name, submitter.value]] as const;
      return void byForm(event, () => setUnsent({ refused: { code: 'try-again', field: '' }, typed }));
    }
    event.preventDefault();
    // A form sends nothing else while it says that it is sent.
    if (submitter.value === enter) setTimeout(() => partIn(document.activeElement)?.click());
    if (submitter.value === enter || waits) return;
    setUnsent(undefined);
    const form = event.currentTarget;
    const fields = new FormData(form);
    // Whoever agrees to words says by their trace to which.
    for (const name of [...fields.keys()]) if (partOf(name) && !name.startsWith('was.')) fields.delete(name);
    fields.append(submitter.name, submitter.value);
    const action = submitter.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    submit(fields, { method: 'post', action, preventScrollReset: true });
  }
  return { waits, onSubmit, refused: unsent ?? (waits ? undefined : data) };
}

/** The button that sends the part in which somebody types. */
function partIn(typing: Element | null): HTMLButtonElement | null {
  return typing?.closest('section')?.querySelector<HTMLButtonElement>('button[name=act]') ?? null;
}

/**
 * One press of whoever leads, `value`: what and to which, with a space between. While one is on its way it is off and keeps the focus: whoever
 * goes by keys or by ear stays there.
 */
export function Press(
  props: Omit<ComponentPropsWithoutRef<typeof Button>, 'name' | 'value'> & { value: string },
) {
  const waits = useContext(OnItsWay);
  return <Button name="beside" {...props} aria-disabled={waits || undefined} />;
}
