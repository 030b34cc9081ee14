import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { run as runCommand } from './child.mjs';
import { exitCodes, refusal } from './refusal.mjs';

/** How npm marks what is there for development alone. */
const development = 'cdx:npm:package:development';

/**
 * `npm run sbom`: every package that runs in production, with version, licence and hash, as CycloneDX JSON, read from the lockfile alone.
 * On standard output, or with `-- FILE` in a file.
 */
export async function run([file]) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { code, stdout, output } = await runCommand('npm', args, { limitMs: 60_000 });
  if (code !== 0)
    throw refusal(`npm could not list the packages: ${output.trim().slice(0, 300)}`, exitCodes.failedStep);
  const text = `${JSON.stringify(inProduction(JSON.parse(stdout)), null, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(resolve(file), text);
}

/** Asked to leave them out (`--omit dev`), npm also leaves out what production shares with them. */
function inProduction(all) {
  const components = all.components.filter(
    ({ properties = [] }) => !properties.some(({ name, value }) => name === development && value === 'true'),
  );
  const kept = new Set([all.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])]);
  const dependencies = all.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
  return { ...all, components, dependencies };
}
