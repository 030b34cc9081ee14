import * as z from 'zod/mini';
import { idPattern } from '../ids.ts';
import { decisions } from '../moderation/decide.ts';
import { reasons } from '../moderation/reasons.ts';
import { mostHidden } from '../room/contribution-text.ts';
import { answersOf } from '../room/room-poll.ts';
import { choices } from '../room/voting.ts';
import { protocolVersion } from './protocol-version.ts';

/**
 * No frame from outside is read past this many bytes; a longer one closes the connection. The longest text that may be
 * sent (8,000 UTF-16 units: 1,000 drawn families) has 24,000 bytes, and six for each unit where JSON escapes it.
 */
export const maxFrameBytes = 65_536;

const id = z.string().check(z.regex(idPattern));
const version = z.literal(protocolVersion);
const languageTag = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/));
/** Hard bound in UTF-16 units before anything looks at the text; the rule of 1,000 graphemes comes after. */
/** Whatever a frame holds, so that a text that is too long is refused as that. */
const words = z.string().check(z.maxLength(maxFrameBytes));

const unit = z.int().check(z.gte(0), z.lte(8_000));
const place = z.strictObject({ start: unit, end: unit });
export const hiddenSpan = z.strictObject({ start: unit, end: unit, label: z.enum(reasons) });

/** Messages a page may send, by event name. Every one is answered; see `docs/protocol.md` for examples. */
export const messages = {
  /** A child's page asks for what it has not seen. The server alone decides that it may. */
  'room:enter': z.strictObject({
    v: version,
    activity: id,
    after: z.int().check(z.gte(0)),
    /** In which language the page reads others, where their words are translated. */
    language: z.optional(languageTag),
  }),
  /** What was said before the oldest words that the page holds. */
  'room:earlier': z.strictObject({
    v: version,
    activity: id,
    before: z.int().check(z.gte(1)),
    language: z.optional(languageTag),
  }),
  /** A child would like to say something, or not any more. Twice is once. */
  'turn:ask': z.strictObject({ v: version, activity: id, wants: z.boolean() }),
  /** A child answers the quick question of its room, or skips it with 0; the last one counts. */
  'room:answer': z.strictObject({
    v: version,
    activity: id,
    poll: id,
    choice: z.int().check(z.gte(0), z.lte(answersOf.most)),
  }),
  /** A projector of staff, and each time it heard that something changed. */
  'projector:enter': z.strictObject({ v: version, consultation: id, activity: id }),
  /** The page from which somebody leads a room, or watches it, and each time it heard that something changed. */
  'session:enter': z.strictObject({ v: version, consultation: id, activity: id }),
  /** A decision-maker who listens, and each time it heard that something changed. */
  'listening:enter': z.strictObject({ v: version, consultation: id }),
  /** `id` is made in the browser: the same id twice is one contribution. `asked`: false where the answer may ask the child first. */
  'contribution:post': z.strictObject({
    v: version,
    id,
    activity: id,
    text: words,
    language: languageTag,
    asked: z.optional(z.boolean()),
  }),
  'contribution:revise': z.strictObject({
    v: version,
    id,
    revision: z.int().check(z.gte(1)),
    text: words,
    language: languageTag,
  }),
  'contribution:withdraw': z.strictObject({ v: version, id }),
  /** The same report again is the same report; there is nothing to say beside it. */
  'contribution:report': z.strictObject({ v: version, id }),
  /** The same vote again is the same vote: a retry needs no id. */
  'vote:cast': z.strictObject({ v: version, statement: id, choice: z.enum(choices) }),
  /** Positions of options, from 1; none at all is a child that skips. */
  'poll:answer': z.strictObject({
    v: version,
    activity: id,
    choice: z.array(z.int().check(z.gte(1), z.lte(12))).check(z.maxLength(12)),
  }),
  /** `but`: what the page has at hand or has put aside; it is not sent again. */
  'statements:next': z.strictObject({
    v: version,
    activity: id,
    but: z.optional(z.array(id).check(z.maxLength(2_000))),
    /** What stands on the page's cards. */
    holds: z.optional(z.array(id).check(z.maxLength(100))),
  }),
  'desk:enter': z.strictObject({ v: version, consultation: id, after: z.int().check(z.gte(0)) }),
  /** A live desk, every few seconds. */
  'desk:rooms': z.strictObject({ v: version, consultation: id }),
  'contribution:claim': z.strictObject({ v: version, consultation: id, id }),
  'contribution:decide': z.strictObject({
    v: version,
    consultation: id,
    id,
    revision: z.int().check(z.gte(1)),
    change: z.optional(z.int().check(z.gte(1))),
    decision: z.enum(decisions),
    reason: z.optional(z.enum(reasons)),
    hidden: z.optional(z.array(hiddenSpan).check(z.maxLength(mostHidden))),
    leaves: z.optional(z.array(place).check(z.maxLength(mostHidden))),
  }),
  'contribution:undo': z.strictObject({ v: version, consultation: id, id }),
} as const;

export type MessageName = keyof typeof messages;
export type Message<N extends MessageName> = z.infer<(typeof messages)[N]>;
