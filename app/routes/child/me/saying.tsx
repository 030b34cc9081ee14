import type { Said } from '../../../i18n/texts.ts';

/** Words of the organisation in the language they are really in. */
export function Saying({ said }: { said: Said }) {
  return (
    <span lang={said.lang} dir="auto">
      {said.words}
    </span>
  );
}
