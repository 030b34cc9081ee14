import { nameOf, type Pseudonym, type PseudonymWords } from '../../../../server/core/room/pseudonyms.ts';
import type { Led } from '../../../../server/core/wire/led.ts';
import type { Key, T } from '../../../i18n/translator.ts';
import type { BesideAct, LiveRoom, Missed } from '../../../live/live-room.ts';
import type { RoomState } from '../../../live/room-state.ts';
import { whyNotTaken } from '../composer.tsx';
import { restTitle } from './room-rest.ts';

/**
 * What is so in a room by whoever leads it, or by what the child did there: a short sentence for who listens, under what it is about. What
 * was not there before is said.
 */
export function heardIn(
  room: RoomState & Pick<LiveRoom, 'missed'>,
  { t, words, name, calledBack }: { t: T; words: PseudonymWords; name: Pseudonym; calledBack: boolean },
): ReadonlyMap<string, string> {
  const heard = new Map<string, string>();
  const { led, missed } = room;
  if (calledBack) heard.set('group', t('group.rests'));
  else heard.set(room.state, room.state === 'open' ? t('goes-on') : t(restTitle(room)));
  const now = led?.steps[led.step - 1];
  const running = led?.state !== 'over' && now ? led : null;
  // Always there but while one can choose: so that it is heard when that ends, and never as something that was not.
  if (!running?.groups) heard.set('no groups', t('led.groups.over'));
  if (running?.poll?.state !== 'open') heard.set('no question', t('led.poll.over'));
  if (led?.state === 'over') heard.set('over', t('led.over'));
  else if (led && now) {
    const { groups, poll, speaks, spotlight, step } = led;
    heard.set(`step ${step}`, t(`led.now.${now.kind}`));
    if (groups) heard.set('groups', t('led.groups'));
    if (spotlight) heard.set(spotlight.id, t('led.top'));
    if (speaks) {
      const who = nameOf(speaks, words);
      heard.set(who, who === nameOf(name, words) ? t('led.speaks.you') : t('led.speaks', { name: who }));
    }
    if (room.asked) heard.set('asked', t(askedSays(led)));
    if (poll) heard.set(poll.id + poll.state, t(poll.state === 'open' ? 'led.poll' : 'led.poll.told'));
    if (poll && room.polled !== null)
      heard.set(`polled ${room.polled}`, t(room.polled === 0 ? 'led.poll.skipped' : 'led.poll.kept'));
  }
  if (missed) heard.set(missed.act + missed.code, t(`refusal.${missed.code}`));
  return heard;
}

/** What a child that asked for the word is told: while all write nobody is called. */
export function askedSays({ gathers }: Pick<Led, 'gathers'>): Key {
  return gathers ? 'led.asked.write' : 'led.asked';
}

/**
 * Why an act beside writing was not taken, and where that stands: null where what it was about is not there any more. A report has no
 * place of its own either; `told`: it was taken.
 */
export function missedIn(
  { missed, led, state }: RoomState & Pick<LiveRoom, 'missed'>,
  came: { readonly beside?: BesideAct; readonly code: Missed['code'] | null } | undefined,
  told: boolean,
): { readonly at: BesideAct | null; readonly why: Key | undefined } {
  // What this page did since says more than the form that it came with.
  const act = missed === undefined ? came?.beside : missed?.act;
  const code = missed === undefined ? came?.beside && came.code : missed?.code;
  const there =
    state !== 'open' || led?.state !== 'running'
      ? false
      : act === 'quick'
        ? led.poll !== null
        : act === 'group'
          ? led.groups
          : act === 'turn';
  if (code) return { at: act && there ? act : null, why: whyNotTaken(code) };
  if (act === 'appeal') return { at: null, why: 'appeal.sent' };
  return { at: null, why: told || act === 'report' ? 'report.taken' : undefined };
}
