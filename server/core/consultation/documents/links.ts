import { FaultFound } from './fault.ts';

/** Where a link may point to. Nothing is ever asked there; the address itself is left out of the text. */
const schemes = ['http', 'https', 'mailto', 'tel', 'ftp'];

/** Ends reading with `script-link` where the address of a link would run something, or read a file, if anybody followed it. */
export function checkLink(address: string): void {
  // As browsers do: spaces and controls before and inside the scheme are passed over.
  const bare = [...address.slice(0, 200)].filter((sign) => (sign.codePointAt(0) ?? 0) > 32).join('');
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined && !schemes.includes(scheme)) throw new FaultFound('script-link');
}
