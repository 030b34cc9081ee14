import { alone } from './alone.mjs';
import { bundle } from './bundle.mjs';
import { root } from './child.mjs';
import { installPackages } from './install.mjs';
import { writeFound } from './languages.mjs';
import { bundlePrograms } from './programs.mjs';
import { prepareToolchain } from './toolchain.mjs';

/**
 * Installs packages when the lockfile changed; with `build` and `programs`, bundles those when their sources changed, and with `toolchain`
 * brings in what tests need beside Node. Quiet if all stands.
 */
export function prepare({ build, always = false, programs = false, toolchain = false }) {
  return alone(async () => {
    await installPackages();
    // Before anything is built of them: a folder of a language is all that a language is.
    writeFound(root);
    if (build) await bundle({ always });
    if (programs) await bundlePrograms();
    if (toolchain) await prepareToolchain();
  });
}
