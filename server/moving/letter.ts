import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { writeFlushed } from '../../db/places.ts';
import type { Carried } from '../../db/queries/retention/moved-people.ts';
import { idPattern } from '../core/ids.ts';
import { trainingTopics } from '../core/staff/duty.ts';
import { roles } from '../core/staff/roles.ts';
import type { Secrets } from '../guard/secrets.ts';
import { isSignedBy, openSealed, type Place, sealFor, signingKeyOf } from './place.ts';
import { MoveRefusal } from './refusal.ts';

/** In these nothing of a consultation was signed and no child is writing. */
export const movable = ['draft', 'assessed', 'approved', 'paused', 'closed', 'analysed'] as const;

const id = z.string().check(z.regex(idPattern));
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const base64 = (most: number) => z.string().check(z.regex(/^[A-Za-z0-9+/=]*$/), z.maxLength(most));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const letter = z.strictObject({
  format: z.literal('due-weight move 1'),
  move: id,
  consultation: id,
  /** The line that the other machine printed for it. */
  place: id,
  /** The keys of both machines: it is of one and for one. */
  from: base64(100),
  to: base64(100),
  address: z.url({ protocol: /^https?$/ }),
  /** Its last day, '' for a draft: whatever becomes of the move, nobody keeps it longer. */
  lastDay: z.union([z.literal(''), day]),
  state: z.enum(movable),
  bytes: z.number(),
  sha256: hash,
  /** Where its audit chain stood. */
  audit: z.strictObject({ n: z.number(), hash: z.string().check(z.regex(/^[0-9A-F]{64}$/)) }),
  sealed: base64(5_000_000),
});
export type Letter = z.infer<typeof letter>;

/** What is sealed in it: what opens the database, what its codes, seats and phrases are hashed with, and who works on it. */
const inside = z.strictObject({
  key: hash,
  own: z.strictObject({ pepper: hash, phraseSalt: hash }),
  carried: z.strictObject({
    people: z.array(
      z.strictObject({
        id,
        name: base64(2_000),
        /** Left out where there is none, so that an earlier version takes the letter. */
        body: z.optional(base64(2_000)),
        roles: z.array(z.enum(roles)),
        trainings: z.array(
          z.strictObject({
            topic: z.enum(trainingTopics),
            day,
            by: z.string().check(z.maxLength(60)),
          }),
        ),
        leadKey: z.nullable(z.strictObject({ publicKey: base64(2_000), wrapped: base64(10_000), day })),
      }),
    ),
    loneOpenings: z.array(
      z.strictObject({
        caseId: z.string().check(z.maxLength(60)),
        part: z.string().check(z.maxLength(60)),
        staffId: z.string().check(z.maxLength(60)),
        reason: base64(20_000),
        day,
        seenBy: z.nullable(z.string().check(z.maxLength(60))),
      }),
    ),
  }),
});
/** As it is written; what is read back is held against the shape above. */
export type Inside = Omit<z.infer<typeof inside>, 'carried'> & { readonly carried: Carried };

export const letterFile = 'letter.json';
const signatureFile = 'letter.sig';
export const databaseFile = 'consultation.db';
/** Bytes. */
const largest = 6_000_000;

/** Writes the letter beside the database that it is about. */
export async function writeLetter(
  folder: string,
  of: {
    readonly secrets: Secrets;
    readonly to: Place;
    readonly inside: Inside;
    readonly says: Omit<Letter, 'format' | 'from' | 'to' | 'address' | 'place' | 'sealed'> & {
      readonly address: string;
    };
  },
): Promise<void> {
  const { secrets, to, says } = of;
  const sealed = await sealFor(to, { text: JSON.stringify(of.inside), binding: says.move });
  const from = signingKeyOf(secrets);
  const whole: Letter = { format: 'due-weight move 1', ...says, place: to.id, from, to: to.signing, sealed };
  const text = `${JSON.stringify(whole, null, 2)}\n`;
  writeFlushed(join(folder, signatureFile), secrets.sign(Buffer.from(text)).toString('base64'));
  writeFlushed(join(folder, letterFile), text);
}

/** Reads a letter from the machine that was named, for this one. Throws MoveRefusal, or what the system said. */
export function readLetter(
  folder: string,
  of: { readonly secrets: Secrets; readonly from: Pick<Place, 'signing'> },
): Letter {
  const files = [letterFile, signatureFile].map((name) => join(folder, name));
  // What may not be read throws as the system says it: it may well be there.
  const sizes = files.map((file) => statSync(file, { throwIfNoEntry: false })?.size);
  if (sizes.includes(undefined)) throw new MoveRefusal(`There is no consultation to take in in ${folder}.`);
  if (sizes.some((size = 0) => size > largest)) throw new MoveRefusal('The letter is too long.');
  const [body, signature] = files.map((file) => readFileSync(file)) as [Buffer, Buffer];
  const signed = { body, signature: Buffer.from(signature.toString('utf8'), 'base64') };
  if (!isSignedBy(signed, of.from.signing))
    throw new MoveRefusal('The letter was changed, or is of another machine than the one you named.');
  const parsed = letter.safeParse(JSON.parse(body.toString('utf8')));
  if (!parsed.success) throw new MoveRefusal('The letter is of another program.');
  if (parsed.data.from !== of.from.signing || parsed.data.to !== signingKeyOf(of.secrets))
    throw new MoveRefusal('The letter is for another machine.');
  return parsed.data;
}

/** What is sealed in a letter, with the secret of the line it was asked for with. Throws MoveRefusal. */
export async function openLetter(letter: Letter, secret: string): Promise<Inside> {
  const text = await openSealed({ secret, sealed: letter.sealed, binding: letter.move });
  const opened = inside.safeParse(JSON.parse(text));
  if (!opened.success) throw new MoveRefusal('What is sealed in the letter is of another program.');
  return opened.data;
}
