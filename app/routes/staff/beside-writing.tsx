import type { ComponentProps } from 'react';
import { Button } from '../../components/button.tsx';

/** The form that an activity is written in. */
export const writing = 'writing';

/**
 * A button that does something else to what is asked, `value`: what and to which, with a space between. It sends the form below along: what is half
 * written there comes back with the page.
 */
export function Beside({
  value,
  ...rest
}: Pick<ComponentProps<typeof Button>, 'small' | 'kind' | 'children'> & { value: string }) {
  return <Button {...rest} form={writing} name="beside" value={value} />;
}

/** What Enter in a field of that form presses is its first button, wherever that stands: this one goes before all of those above it. */
export function WriteFirst() {
  return (
    <button
      type="submit"
      className="unseen"
      form={writing}
      name="act"
      value="write"
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
