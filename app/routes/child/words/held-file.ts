import type { LoaderFunctionArgs } from '@remix-run/node';
import { withoutMarks } from '../../../../server/core/translation/lent.ts';
import type { Speaker } from '../../../i18n/translator.ts';
import { granted } from '../../granted.ts';
import { seatedOrErasing } from '../seat.ts';
import { type HeldInWords, heldInWords } from './held-words.ts';

/** What is held, to take along: `held.json` as it is stored, `held.html` to read and print, which needs nothing of this site. Not where several children share the device: the next one would find the file. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const child = seatedOrErasing(context);
  const file = params.file;
  if (context.cookies.shared !== null || (file !== 'held.json' && file !== 'held.html'))
    throw new Response(null, { status: 404 });
  const held = granted(await context.services.privacy.held(child.actor, {}));
  const body =
    file === 'held.json'
      ? `${JSON.stringify(
          {
            format: 'due-weight-held',
            version: 1,
            consultation: held.consultationId,
            day: held.day,
            tables: Object.fromEntries(
              held.tables.map(({ table, fields, rows }) => [
                table,
                rows.map((row) => Object.fromEntries(fields.map((field, at) => [field, row[at] ?? null]))),
              ]),
            ),
          },
          null,
          2,
        )}\n`
      : withoutMarks(pageOf(heldInWords(held, context.speaker), context.speaker));
  return new Response(body, {
    headers: {
      'Content-Type': file === 'held.json' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${file}"`,
    },
  });
}

/** A whole page without style, script or address: it opens and prints anywhere, also long after this site is gone. */
function pageOf(tables: readonly HeldInWords[], { t, language, direction }: Speaker): string {
  const rows = (table: HeldInWords) =>
    table.rows
      .map(
        ({ values }) =>
          `<dl>\n${values
            .map(
              ({ name, value, lang }) =>
                `<dt>${escaped(name)}</dt><dd dir="auto"${lang ? ` lang="${escaped(lang)}"` : ''}>${escaped(value)}</dd>\n`,
            )
            .join('')}</dl>\n<hr>\n`,
      )
      .join('');
  const title = escaped(t('held.title'));
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body>
<h1>${title}</h1>
${tables.map((table) => `<h2>${escaped(table.title)}</h2>\n${rows(table)}`).join('')}</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
