import { eq } from 'drizzle-orm';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { page } from '../../schema/control.ts';

/** What the organisation wrote for imprint, privacy notice or accessibility statement. */
export async function pageText(db: Database, name: string, language: string): Promise<string | undefined> {
  const rows = await db.read.select().from(page).where(eq(page.name, name));
  const row = rows.find((each) => each.language === language);
  return row && db.text.decode(row.body);
}

/** The body of a page as it is stored; '' where there is none. For `stillStored`. */
export function storedPage(of: { readonly name: string; readonly language: string }): Statement {
  return {
    sql: `select coalesce((select hex(body) from page where name = ?1 and language = ?2), '')`,
    args: [of.name, of.language],
  };
}

/** The names of the pages that have words in some language. */
export async function writtenPages(db: Database): Promise<readonly string[]> {
  const rows = await db.read.select().from(page);
  return rows.filter(({ body }) => db.text.decode(body).trim() !== '').map(({ name }) => name);
}

/** Writes a page in one language, in the place of what was there. */
export function putPage(row: { name: string; language: string; body: Uint8Array; day: string }): Statement {
  return {
    sql: `insert into page (name, language, body, day) values (?1, ?2, ?3, ?4)
      on conflict (name, language) do update set body = excluded.body, day = excluded.day`,
    args: [row.name, row.language, row.body, row.day],
  };
}
