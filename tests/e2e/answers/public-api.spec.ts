import { expect } from '@playwright/test';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv/dist/2020.js';
import { test } from '../../support/pages/browser.ts';
import { createClient } from '../../support/pages/client.ts';

type Document = {
  readonly paths: Readonly<
    Record<string, { readonly get: { readonly responses: { readonly 200: { readonly content: Content } } } }>
  >;
};
type Content = { readonly 'application/json': { readonly schema: object } };

test('R450: the document of what programs may read is one, and each address answers as it says', async ({
  answered,
}) => {
  const { origin } = answered.product;
  const read = async (path: string) => JSON.parse((await createClient(origin).get(path)).html);
  const document = (await read('/api/openapi.json')) as Document;
  const checked = await new Validator().validate(structuredClone(document));
  expect(checked.errors ?? []).toEqual([]);
  expect(checked.valid).toBe(true);

  const { releases } = await read('/api/releases.json');
  expect(releases.length).toBeGreaterThan(0);
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const [path, { get }] of Object.entries(document.paths)) {
    const { schema } = get.responses[200].content['application/json'];
    const holds = ajv.compile(schema);
    const answer = await read(path.replace('{release}', releases[0].id));
    expect(holds(answer), `${path}: ${JSON.stringify(holds.errors)}`).toBe(true);
    // A schema that everything fits says nothing.
    expect(holds({ format: 'something else' }), path).toBe(false);
  }
});

test('R450: a list for programs holds what the public pages hold, and nothing else', async ({ answered }) => {
  const client = createClient(answered.product.origin);
  const read = async (path: string) => JSON.parse((await client.get(path)).html);
  const { consultations } = await read('/api/consultations.json');
  const { releases } = await read('/api/releases.json');
  const said = await client.get('/said');
  for (const { id, files } of releases) {
    expect(said.html).toContain(`/said/${id}`);
    for (const { address } of files)
      expect((await client.get(new URL(address).pathname)).status, address).toBe(200);
  }
  const published = consultations.filter(({ state }: { state: string }) => state === 'published');
  expect(published.flatMap((each: { releases: string[] }) => each.releases).sort()).toEqual(
    releases.map(({ id }: { id: string }) => id).sort(),
  );
});
