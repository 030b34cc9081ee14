import type { ReactNode } from 'react';
import type { Motif, Palette } from '../../../server/core/room/pseudonyms.ts';
import { Avatar } from '../sign/avatar.tsx';

/** The name a child has now, with its drawing large. */
export function NameNow({ motif, palette }: { motif: Motif; palette: Palette }) {
  return (
    <p className="name-now">
      <Avatar motif={motif} palette={palette} size={164} />
    </p>
  );
}

/** "You are Copper Kite", small, on the home page. */
export function YouAre({
  motif,
  palette,
  children,
}: {
  motif: Motif;
  palette: Palette;
  children: ReactNode;
}) {
  return (
    <p className="you-are">
      <Avatar motif={motif} palette={palette} size={48} />
      <span>{children}</span>
    </p>
  );
}

interface NameChoicesProps {
  /** Name of the value the form sends. */
  name: string;
  choices: readonly { value: string; label: string; motif: Motif; palette: Palette }[];
}

/** Other names to take, each a button that sends the form. Put it inside a form. */
export function NameChoices({ name, choices }: NameChoicesProps) {
  return (
    <div className="picks">
      {choices.map((choice) => (
        <button type="submit" className="button twin" key={choice.value} name={name} value={choice.value}>
          <Avatar motif={choice.motif} palette={choice.palette} size={60} />
          {choice.label}
        </button>
      ))}
    </div>
  );
}
