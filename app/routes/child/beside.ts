import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { isId } from '../../../server/core/ids.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { orTryAgain } from '../../forms/or-try-again.ts';
import type { BesideAct } from '../../live/live-room.ts';
import type { NotTaken } from './post.ts';
import { seatedToSend } from './seat.ts';

/** As forms of pages said it that were opened before an update. A map, since a form may say the name of what every object has. */
const besideBefore = new Map<string, (field: (name: string) => string) => string>([
  ['turn', () => 'turn'],
  ['turn-off', () => 'turn-off'],
  ['group', () => 'group'],
  ['quick', (field) => `quick ${field('poll')} ${field('choice')}`],
  ['appeal', () => 'appeal'],
  ['report', (field) => `report ${field('said')}`],
]);

/** What a child does beside the words in its box, as its button says it: the act, and to what. An empty act where it sends the words. */
export function besideIn(fields: URLSearchParams): readonly [act: string, ...of: string[]] {
  const field = (name: string) => fields.get(name) ?? '';
  const said = fields.get('beside') ?? besideBefore.get(field('intent'))?.(field) ?? '';
  const [act = '', ...of] = said.split(' ');
  return [act, ...of];
}

type Beside = {
  readonly fields: URLSearchParams;
  /** The activity whose page sent the form, and that page. */
  readonly activity: string;
  readonly here: string;
  /** Something else that was typed or chosen in the form stands there still. */
  readonly stays?: boolean;
};

const unseen: readonly RefusalCode[] = ['not-found', 'not-allowed', 'activity-unknown'];

/** What stands in the box that went along; the form says whose box it is. */
export const typedBeside = (fields: URLSearchParams) =>
  fields.get(`text-${fields.get('activity') ?? ''}`) ?? '';

/** The page after an act beside the words: they stand in their box again, and a refused act says why. Where nothing stands there done is a redirect. */
function afterBeside(
  { fields, activity, here, stays = false }: Beside,
  beside: BesideAct,
  done: { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode },
) {
  const typed = typedBeside(fields);
  const code = done.ok ? null : done.code;
  if (typed.trim() === '' && !stays) {
    if (code === null) throw redirect(here, 303);
    if (unseen.includes(code)) throw new Response(null, { status: 404 });
  }
  return data<NotTaken>(
    { activity, code, typed, asked: null, beside },
    { status: code === null ? 200 : 400 },
  );
}

/** A child asks for the word, or does not want it any more. */
async function takeTurn(context: AppLoadContext, at: Beside, wants: boolean) {
  const child = seatedToSend(context, at.fields);
  return afterBeside(
    at,
    'turn',
    await orTryAgain(
      context,
      context.services.session.askTurn(child.actor, { activityId: at.activity, wants }),
    ),
  );
}

/** A child goes to a small group of its room. What it typed goes along, and comes here once more with the same form: into the box of the group. */
async function takeGroup(context: AppLoadContext, at: Beside) {
  const { fields, activity } = at;
  const child = seatedToSend(context, fields);
  const typed = typedBeside(fields);
  if ((fields.get('activity') ?? activity) !== activity) return afterBeside(at, 'group', { ok: true });
  const went = await orTryAgain(
    context,
    context.services.session.goToGroup(child.actor, { activityId: activity }),
  );
  if (went.ok) throw redirect(`/here/room/${went.value.group}`, typed.trim() === '' ? 303 : 307);
  return afterBeside(at, 'group', went);
}

/** A child answers the quick question of its room, or skips it. */
async function takeQuick(context: AppLoadContext, at: Beside, [poll = '', said = '']: readonly string[]) {
  const child = seatedToSend(context, at.fields);
  const choice = /^[0-5]$/.test(said) ? Number(said) : -1;
  if (!isId(poll) || choice < 0) throw new Response(null, { status: 404 });
  const answer = { activityId: at.activity, poll, choice };
  const answered = context.services.session.answer(child.actor, answer);
  return afterBeside(at, 'quick', await orTryAgain(context, answered));
}

/** Takes a child's word that something is wrong with another's, and shows the page anew; it says that it was heard. */
export async function takeReport(context: AppLoadContext, at: Beside, [id = '']: readonly string[]) {
  const child = seatedToSend(context, at.fields);
  const reported = await orTryAgain(context, context.services.room.report(child.actor, { id }));
  return afterBeside({ ...at, here: `${at.here}?told=yes` }, 'report', reported);
}

/** A child asks that another adult looks at words of its own. */
export async function takeAppeal(context: AppLoadContext, at: Beside, [id = '']: readonly string[]) {
  const child = seatedToSend(context, at.fields);
  const appealed = await orTryAgain(context, context.services.room.appeal(child.actor, { id }));
  return afterBeside({ ...at, here: `${at.here}#own-${id}` }, 'appeal', appealed);
}

/** What a form of a room asks for beside its words; nothing where it brings words. */
export function takeBeside(context: AppLoadContext, at: Beside) {
  const [act, ...of] = besideIn(at.fields);
  switch (act) {
    case 'turn':
    case 'turn-off':
      return takeTurn(context, at, act === 'turn');
    case 'group':
      return takeGroup(context, at);
    case 'quick':
      return takeQuick(context, at, of);
    case 'report':
      return takeReport(context, at, of);
    case 'appeal':
      return takeAppeal(context, at, of);
    default:
      return undefined;
  }
}
