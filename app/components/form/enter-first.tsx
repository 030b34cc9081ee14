interface EnterFirstProps {
  /** Where it stands outside of its form. */
  form?: string;
  name: string;
  value: string;
}

/**
 * What Enter in a field presses is the first button of its form, wherever that stands: this one, unseen, goes before those which do something else.
 * Nobody comes to it by keys or by ear.
 */
export function EnterFirst(props: EnterFirstProps) {
  return <button type="submit" className="unseen" {...props} tabIndex={-1} aria-hidden="true" />;
}
