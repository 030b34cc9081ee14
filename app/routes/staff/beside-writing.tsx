import type { ComponentPropsWithoutRef } from 'react';
import { Button } from '../../components/form/button.tsx';
import { EnterFirst } from '../../components/form/enter-first.tsx';

/** The form of the page of what children are asked: there an activity is written, or a statement is added while children vote. */
export const writing = 'writing';

/**
 * A button that does something else to what is asked, `value`: what and to which, with a space between. It sends the form along: what is half
 * written there comes back with the page.
 */
export function Beside({
  value,
  ...rest
}: Omit<ComponentPropsWithoutRef<typeof Button>, 'form' | 'name' | 'value'> & { value: string }) {
  return <Button {...rest} form={writing} name="beside" value={value} />;
}

/** Enter in a field of that form writes, whatever stands above its button. */
export function WriteFirst() {
  return <EnterFirst form={writing} name="act" value="write" />;
}
