import { rest } from '../../../../server/core/analysis/disclosure/crosses.ts';
import { attributeNames, reasonField } from '../../../../server/core/attributes/attributes.ts';
import { choices } from '../../../../server/core/room/voting.ts';
import type { Release } from '../../../../server/usecases/analysis/release.ts';
import type {
  AttributesShown,
  PollShown,
  StatementShown,
} from '../../../components/release/release-shown.ts';
import type { Said } from '../../../i18n/texts.ts';
import { pick, sayField } from '../../../i18n/texts.ts';

type To = {
  readonly reader: { readonly language: string; readonly level: string };
  readonly languages: readonly string[];
};

/** Whom a release heard, in the words of its reader; null where nothing was asked and no reason given, as in older ones. */
export function showAttributes(
  { attributes, texts }: Pick<Release, 'attributes' | 'texts'>,
  of: { readonly statements: readonly StatementShown[]; readonly polls: readonly PollShown[] },
  to: To,
): AttributesShown | null {
  const asked = attributes?.asked ?? [];
  const reasons = attributeNames.flatMap((name) => {
    const reason = sayField(texts, reasonField(name), to);
    return reason.words === '' ? [] : [{ name, reason, asked: asked.some((each) => each.name === name) }];
  });
  if (reasons.length === 0 && asked.length === 0) return null;
  const labelOf = (labels: readonly { readonly language: string; readonly label: string }[]): Said => {
    const found = pick(
      labels.map((each) => ({ ...each, level: to.reader.level })),
      to.reader,
      to.languages,
    );
    return { words: found?.label ?? '', lang: found?.language ?? to.reader.language };
  };
  const shown = asked.map(({ name, source, answers }) => ({
    name,
    source,
    answers: answers.map(({ position, share, labels, word }) => ({
      position,
      share,
      word,
      words: labelOf(labels),
    })),
  }));
  const tables = (attributes?.tables ?? []).flatMap(({ kind, subject, attribute, rows }) => {
    const by = shown.find(({ name }) => name === attribute);
    const poll = kind === 'poll' ? of.polls.find(({ id }) => id === subject) : undefined;
    const title = poll ? poll.prompt : of.statements.find(({ id }) => id === subject)?.text;
    if (!by || !title) return [];
    return [
      {
        kind,
        attribute: by.name,
        subject,
        title,
        cells: (rows[0]?.cells ?? []).map(({ cell }) => ({
          cell,
          words: poll?.labels.find(([at]) => at === cell)?.[1] ?? null,
          choice: poll ? null : (choices.find((choice) => choice === cell) ?? null),
        })),
        rows: rows.map(({ category, children, cells }) => ({
          category,
          words:
            category === rest
              ? null
              : (by.answers.find(({ position }) => String(position) === category)?.words ?? null),
          children,
          cells,
        })),
      },
    ];
  });
  // Against no share nobody can be missing: a column of "nothing can be said" would only be read as few.
  const missing = shown.filter(({ answers }) => answers.some(({ share }) => share !== null));
  return { reasons, missing, tables, speaks: attributes?.speaks ?? false };
}
