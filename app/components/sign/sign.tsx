import { type SignName, signShapes, turningSigns } from './sign-shapes.ts';

/** A drawn sign. Hidden from screen readers, because the word beside it says the same. */
export function Sign({ name, size = 24 }: { name: SignName; size?: number }) {
  return (
    <svg
      className={turningSigns.has(name) ? 'sign turns' : 'sign'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={signShapes[name]} />
    </svg>
  );
}
