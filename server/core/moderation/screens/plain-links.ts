import type { Finding, Screen } from './shape.ts';

/** Endings that children write. The whole list, and masked forms, are looked for on the server. */
const plain =
  /(?:https?:\/\/|www\.)\S{2,200}|[\p{L}\p{N}._-]{1,64}@[\p{L}\p{N}-]{1,63}\.[\p{L}\p{N}.-]{2,63}|(?<![\p{L}\p{N}._@-])[a-z0-9-]{2,63}\.(?:com|net|org|gg|io|me|tv|app|link|ly|co|info|de|uk|sa|ae|eg|cn)(?:\/\S{0,200})?(?![\p{L}\p{N}.])/giu;

/** Asks about links and addresses as they are plainly written: the small half of `contact-links`, for a child's own device. */
export const plainLinks: Screen = {
  name: 'plain-links',
  run: ({ text }) =>
    [...text.matchAll(plain)].map(
      ({ index, 0: raw }): Finding => ({
        rule: raw.includes('@') ? 'contact-email' : 'contact-link',
        start: index,
        end: index + raw.replace(/[.,;:!?)\]]{1,5}$/, '').length,
        verdict: 'ask',
        severity: 2,
        reason: 'contact',
      }),
    ),
};
