import {
  type ReleasedSource,
  type SourcePart,
  toldLabel,
} from '../../../../server/core/consultation/document-source.ts';
import type { SourceShown } from '../../../components/document/document-source.tsx';
import { pick, type Said } from '../../../i18n/texts.ts';

type Reader = { readonly language: string; readonly level: string };

/** Where the document is from, in the words of its reader; both sides in the order that was drawn for it. */
export function showSource(
  source: ReleasedSource,
  to: { readonly reader: Reader; readonly languages: readonly string[]; readonly sponsorKind: string },
): SourceShown {
  const say = (part: SourcePart): readonly Said[] => {
    const own = source.texts.filter((text) => text.part === part);
    return [...new Set(own.map(({ position }) => position))].flatMap((position) => {
      const text = pick(
        own.filter((each) => each.position === position),
        to.reader,
        to.languages,
      );
      return text ? [{ words: text.body, lang: text.language }] : [];
    });
  };
  return {
    label: toldLabel(source.label, to.sponsorKind),
    origin: source.origin,
    author: source.author,
    gains: say('gains')[0] ?? null,
    sides: source.order.map((side) => ({ side, said: say(side) })),
    checked:
      source.checkedDay === ''
        ? null
        : { name: source.checkedName, from: source.checkedFrom, attested: source.attestedName },
  };
}
