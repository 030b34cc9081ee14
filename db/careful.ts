import { isUtf8 } from 'node:buffer';
import { type Connection, countParameters, type Prepared, prepare } from './connection.ts';
import type { Row, SqlValue } from './engine.ts';

/**
 * As `prepare`, and what is a text comes as bytes, each column with its type beside it: where bytes of a page are other ones a text is noise,
 * and the driver ends the whole process over it. Here it is the damage of one page: what asks for it is refused, and everything else is read (decision 129).
 */
export function prepareCarefully(connection: Connection, sql: string): Prepared {
  const plain = prepare(connection, sql);
  const asked = plain.reader ? asBytes(sql, connection.prepare(sql).columns().length) : undefined;
  if (asked === undefined) return plain;
  const careful = prepare(connection, asked);
  return {
    ...careful,
    parameters: countParameters(sql),
    rows: (args) => careful.rows(args).map(readTexts),
    row(args) {
      const row = careful.row(args);
      return row && readTexts(row);
    },
  };
}

/** Undefined where it says nothing that stands in a table, as a pragma does. */
function asBytes(sql: string, columns: number): string | undefined {
  const [, before, returned] = /^(.*\breturning\s)(.*)$/is.exec(sql) ?? [];
  if (before !== undefined && returned !== undefined)
    return before + partsOf(returned).map(withType).join(', ');
  if (!/^\s*(select|with|values)\b/i.test(sql)) return undefined;
  const names = Array.from({ length: columns }, (_, at) => `c${at}`);
  return `with read_carefully(${names.join(', ')}) as (${sql}) select ${names.map(withType).join(', ')} from read_carefully`;
}

function withType(value: string): string {
  return `case typeof(${value}) when 'text' then cast(${value} as blob) else ${value} end, typeof(${value})`;
}

/** A list, parted at the commas that stand in no brackets. */
function partsOf(list: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of list) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push(parts.pop() + letter);
  }
  return parts;
}

function readTexts(row: Row): Row {
  const read: SqlValue[] = [];
  for (let at = 0; at < row.length; at += 2) {
    const value = row[at] as SqlValue;
    read.push(row[at + 1] === 'text' ? textOf(value as Uint8Array) : value);
  }
  return read;
}

function textOf(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return Buffer.from(bytes).toString();
  throw Object.assign(new Error('What stands where a text should is none.'), { code: 'SQLITE_CORRUPT' });
}
