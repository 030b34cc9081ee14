// Nothing of a consultation stays on a device that was left. A real Chromium with a profile of its own walks from the words of a
// card to the neutral page, with script and without; then every file of the profile is searched, also inside what is packed.
import { join } from 'node:path';
import { collectProblems, finish, readFlags } from '../support/figures/figure-run.ts';
import { signInDemo } from '../support/house/stage.ts';
import { startProduct } from '../support/processes/product.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { startKeepingProxy } from './device/proxy.ts';
import { unpacked } from './device/unpacked.ts';
import { walk } from './device/walk.ts';
import { bytesOf, filesBelow, findIn } from './traces/needles.ts';

const flags = readFlags();
// A page that lives needs its socket, which the planted proxy does not carry.
const walks = flags.broken ? [false] : flags.quick ? [true] : [true, false];
const goal = { hits: 0 };
const startMs = Date.now();
const problems = collectProblems();
const profiles = tempFolder('device');
const product = await startProduct({ demo: true });
const proxy = flags.broken ? await startKeepingProxy(product.origin) : undefined;
try {
  const crew = await signInDemo(product);
  const origin = proxy?.origin ?? product.origin;
  let files = 0;
  let bytes = 0;
  let needles = 0;
  let addresses = 0;
  for (const script of walks) {
    const profile = join(profiles.path, script ? 'script' : 'forms');
    const code = crew.nextCode();
    const words = {
      part: 'A quiet bench near the old quince tree.',
      room: 'The quince tree should stay, I think.',
      team: 'Somebody waits for me behind the quince tree.',
      letter: 'At the quince tree I do not feel safe.',
      complaint: 'My words about the quince tree never came.',
    };
    const seen = [...(await walk({ origin, profile, script, code, words })), code, code.replaceAll(' ', '-')];
    const looked = seen.flatMap((text) => [
      { form: 'utf8', bytes: Buffer.from(text) },
      { form: 'utf16', bytes: Buffer.from(text, 'utf16le') },
      { form: 'html', bytes: Buffer.from(text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;')) },
    ]);
    needles += seen.length;
    const address = [{ form: 'address', bytes: Buffer.from('/left') }];
    for (const path of filesBelow(profile)) {
      files += 1;
      for (const content of unpacked(bytesOf(path))) {
        bytes += content.length;
        for (const found of new Set(findIn(content, looked)))
          problems.add('on the device', `${path.slice(profile.length)}: ${found}`);
        addresses += findIn(content, address).length;
      }
    }
  }
  finish({
    name: 'device',
    // A profile in which not even the neutral page is listed is not the profile of this visit.
    pass: problems.count() === 0 && addresses > 0 && needles > 10 * walks.length,
    figures: {
      walks: walks.map((script) => (script ? 'script' : 'forms')).join(', '),
      phrases: needles,
      files,
      bytes,
      addressesListed: addresses,
      hits: problems.count(),
      seconds: Math.round((Date.now() - startMs) / 100) / 10,
    },
    goal,
  });
} finally {
  proxy?.close();
  await product.remove();
  profiles.remove();
}
