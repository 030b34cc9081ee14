import { describe, expect, it } from 'vitest';
import { readFields, readSent } from '../../../app/forms/read-form.ts';

const sent = (body: string, type = 'application/x-www-form-urlencoded') =>
  new Request('http://127.0.0.1/', { method: 'POST', headers: { 'content-type': type }, body });
const parted = 'multipart/form-data; boundary=x';
const part = (name: string, of = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${of}\r\n\r\n1\r\n`;

describe('R989: a form', () => {
  it('is read in both ways in which a browser sends it, its lines parted as they are stored', async () => {
    const fields = await readFields(sent('text=a%0D%0Ab%0Dc%0A%0D%0A&text=%2B+%26%00'));
    expect([...fields]).toEqual([
      ['text', 'a\nb\nc\n\n'],
      ['text', '+ &'],
    ]);
    const form = await readSent(sent(`${part('a')}${part('b', '; filename="c"')}--x--\r\n`, parted));
    expect([form.get('a'), (form.get('b') as File).name]).toEqual(['1', 'c']);
    expect([
      ...(await readFields(sent(`${part('a')}${part('b', '; filename="c"')}--x--\r\n`, parted))),
    ]).toEqual([['a', '1']]);
  });

  it('with as many fields as any page of ours sends is read whole, and with one more not at all', async () => {
    const fields = (count: number) => Array.from({ length: count }, (_, at) => `f=${at}`).join('&');
    expect([...(await readFields(sent(fields(4_000))))]).toHaveLength(4_000);
    expect([...(await readFields(sent(fields(4_001))))]).toHaveLength(0);
  });

  it('of many small files is empty before any of them is made', async () => {
    const files = part('a', '; filename="b"').repeat(70_000);
    for (const body of [files, files.replaceAll('Content-Disposition', 'content-DISPOSITION')])
      for (const type of [parted, `application/x-www-form-urlencoded, ${parted}`])
        expect([...(await readSent(sent(`${body}--x--\r\n`, type)))]).toEqual([]);
  });

  it('of nothing but spaces costs about what one of letters costs', async () => {
    const took = async (letter: string) => {
      const startMs = performance.now();
      const text = (await readFields(sent(`text=${letter.repeat(4_900_000)}`))).get('text');
      expect(text).toHaveLength(4_900_000);
      return performance.now() - startMs;
    };
    await took('x');
    expect(await took('+')).toBeLessThan(3 * (await took('x')) + 100);
    // A plus is one where files are sent.
    const both = `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1+1\r\n--x--\r\n`;
    expect([...(await readFields(sent(both, parted)))]).toEqual([['a', '1+1']]);
  });

  it('R537: holds no sign that turns about what stands beside it, and the ones that mixed text needs', async () => {
    const typed =
      'Parks \u202Eskrap\u202C \u2061rar.en\u2062\u2063\u2066a\u2069 \u200Fب\u200F \u061C 👩\u200D👧';
    const fields = await readFields(sent(new URLSearchParams({ title: typed }).toString()));
    expect(fields.get('title')).toBe('Parks skrap rar.ena \u200Fب\u200F \u061C 👩\u200D👧');
  });

  it('R919: has nothing in a field in which nobody could see anything, and every sign in one that says something', async () => {
    const unseen = ['\u200B', ' \u2060\n', '\u00AD\uFEFF', '\u3164', '\u2800\u2800', '\u{E0041}', '\u0301'];
    const body = new URLSearchParams(unseen.map((value, at) => [String(at), value]));
    expect([...(await readFields(sent(body.toString()))).values()]).toEqual(unseen.map(() => ''));
    const said = ['0', '-', '…', '👍', '\u200Bno', 'ไม่\u200Bใช่', ' \n'];
    const seen = new URLSearchParams(said.map((value, at) => [String(at), value]));
    expect([...(await readFields(sent(seen.toString()))).values()]).toEqual(said);
  });

  it('that is none is an empty one', async () => {
    for (const type of ['text/plain', 'multipart/form-data', 'application/json', ''])
      expect([...(await readSent(sent('{"a":1}', type)))]).toEqual([]);
  });
});
