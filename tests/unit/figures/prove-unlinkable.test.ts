import { describe, expect, it } from 'vitest';
import { orderTold, orderToldInPages, pageBytesOf, wasCompared } from '../../prove/unlinkable/order.ts';

/** The first bytes of a database file, of which 16 and 17 say how large its pages are. */
const fileOf = (pageBytes: number) => {
  const bytes = Buffer.alloc(100);
  bytes.writeUInt16BE(pageBytes === 65_536 ? 1 : pageBytes, 16);
  return bytes;
};
const arrived = Array.from({ length: 8 }, (_, at) => `child ${at}`);

describe('the order of arrival in a file', () => {
  it('R122: is looked for in pages of the size that the file says', () => {
    expect([2_048, 4_096, 65_536].map((size) => pageBytesOf(fileOf(size)))).toEqual([2_048, 4_096, 65_536]);
    // Two rows to a page, the later one first: half a page sees no pair of them.
    const offsets = new Map(arrived.map((id, at) => [id, (at >> 1) * 2_048 + (at % 2 === 0 ? 1_500 : 200)]));
    expect(orderToldInPages(arrived, offsets, 2_048).told).toBe(1);
    expect(wasCompared(orderToldInPages(arrived, offsets, 1_024))).toBe(false);
  });

  it('R122: is no finding where there was nothing to compare, and is no pass either', () => {
    const nowhere = new Map(arrived.map((id) => [id, -1]));
    expect(wasCompared(orderTold(arrived, nowhere))).toBe(false);
    expect(wasCompared(orderToldInPages(arrived, nowhere, 2_048))).toBe(false);
    const inOrder = new Map(arrived.map((id, at) => [id, at]));
    expect(orderTold(arrived, inOrder).told).toBeCloseTo(1);
    expect(wasCompared(orderTold(arrived, inOrder))).toBe(true);
  });
});
