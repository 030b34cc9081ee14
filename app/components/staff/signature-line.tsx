import type { ReactNode } from 'react';

interface SignatureLineProps {
  /** "Prepared by", "Approved by a second person". */
  label: ReactNode;
  /** Whoever signed. Without it the line is dashed. */
  name?: ReactNode;
  /** The date, or what the line waits for. */
  note?: ReactNode;
}

/** A signature, or the place for one. */
export function SignatureLine({ label, name, note }: SignatureLineProps) {
  return (
    <div className={name ? 'signature' : 'signature unsigned'}>
      <p className="soft">{label}</p>
      <p className="signed-name">{name}</p>
      {note ? <p className="signature-note">{note}</p> : null}
    </div>
  );
}
