import type { Row } from './rows.ts';
import { childRows } from './table-children.ts';
import { consultationRows } from './table-consultation.ts';
import { publicRows } from './table-public.ts';
import { siteRows } from './table-site.ts';

/**
 * Who may ask for what, written down from the rules (docs/rules.md, docs/rights.md) and from nothing in the product: its own table of deeds is what
 * is examined here. tests/unit/figures/prove-access.test.ts holds the list together with the product's addresses and messages.
 */
export const table: readonly Row[] = [
  ...publicRows,
  ...childRows,
  ...consultationRows,
  // Last, because leaving is its last form: whoever left is nobody for any other.
  ...siteRows,
];
