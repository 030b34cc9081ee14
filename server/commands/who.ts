import type { RequestState } from '../core/privacy/authority-request.ts';
import type { RefusalCode } from '../core/wire/refusals.ts';
import type { House } from '../house.ts';
import type { Held } from '../usecases/privacy/find-held.ts';
import { answer, type CommandAnswer, failed, type Options } from './options.ts';

/** How a command may wait: who listens meanwhile, and when nobody does any more. Absent: nothing runs that could end the wait. */
export type CommandWait = {
  readonly say: (line: string) => void;
  readonly gone: AbortSignal;
};

const system = { kind: 'system', name: 'command-line' } as const;

/** Another process of the same site may have taken the decision: then no event comes, and the row is looked at. */
const lookAgainMs = 5_000;
const waitMinutes = 60;

const noBasis = 'The legal basis is needed: --basis "TEXT".';
const sentences: Partial<Record<RefusalCode, string>> = {
  'field-too-long': 'The legal basis is longer than 2,000 characters.',
  'not-found': 'That is no number of this site, or no member of staff has the id after --by.',
  'state-forbids':
    'This is asked already, and is not noted as brought by the person after --by, who could then say yes to it. Let it be refused at /staff/requests, then ask anew.',
};

/** The exit code of a request that stands and is not answered yet: try again later. */
const standsCode = 75;

/**
 * `who ID --basis TEXT`: what is held about a contribution or a seat, after two people let it pass in their browsers. The
 * request stands whatever becomes of this command; asking again for the same number joins it.
 */
export async function whoWrote(
  house: House,
  options: Options,
  wait: CommandWait | undefined,
): Promise<CommandAnswer> {
  const { privacy } = house.services;
  const asked = await privacy.ask(system, {
    subject: options.free[0] ?? '',
    basis: options.named.get('basis')?.[0] ?? '',
    broughtBy: options.named.get('by')?.[0] ?? null,
  });
  // Only here is it known whether a basis is missing: what is typed wrong has its own code.
  if (!asked.ok && asked.code === 'field-missing') return { lines: [noBasis], exitCode: 64 };
  if (!asked.ok) return failed(sentences[asked.code] ?? `Refused: ${asked.code}.`);
  const { id, joined } = asked.value;
  wait?.say(
    `${joined ? 'This is asked already' : 'Asked'}. Waiting for two people at /staff/requests. Ctrl-C leaves the request standing.`,
  );
  const minutes = Number(options.named.get('wait')?.[0] ?? waitMinutes);
  const state = await settled(house, id, {
    wait,
    waitMs: (Number.isFinite(minutes) && minutes >= 0 ? minutes : waitMinutes) * 60_000,
  });
  if (state === 'refused') return failed('Refused. Nothing was read.');
  // Nobody is there to take it: it stays approved, and whoever asks again gets it.
  if (state !== 'approved' || wait?.gone.aborted) {
    const line = 'The request stands. Nothing was read. Ask again with the same number to join it.';
    return { lines: [line], exitCode: standsCode };
  }
  const answered = await privacy.answer(system, { id });
  if (!answered.ok) return failed(`Refused: ${answered.code}.`);
  return answered.value.length === 0
    ? answer('Nothing is held.')
    : { lines: answered.value.flatMap(linesOf), exitCode: 0 };
}

function linesOf(held: Held): readonly string[] {
  const { consultation, activity, day, text } = held;
  return [
    `consultation: ${printable(consultation)}`,
    ...(activity === null ? [] : [`activity: ${printable(activity)}`]),
    `day: ${day}`,
    ...(text === null ? [] : [`text: ${text.split('\n').map(printable).join('\n      ')}`]),
  ];
}

/** What a terminal would take for a command becomes a mark that something stood there. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}

/** Where the request stands when somebody decided, the time was over or nobody waits any more. */
function settled(
  { services }: House,
  id: string,
  { wait, waitMs }: { wait: CommandWait | undefined; waitMs: number },
): Promise<RequestState> {
  return new Promise((resolve, reject) => {
    const until = Date.now() + waitMs;
    const stopListening = services.listen((event) => {
      if (event.name === 'request-settled' && event.requestId === id) void look();
    });
    const timer = setInterval(() => void look(), Math.max(1, Math.min(lookAgainMs, waitMs)));
    const leave = () => void look();
    wait?.gone.addEventListener('abort', leave);

    function end(): void {
      stopListening();
      clearInterval(timer);
      wait?.gone.removeEventListener('abort', leave);
    }
    async function look(): Promise<void> {
      try {
        const read = await services.privacy.requestState(system, { id });
        const state = read.ok ? read.value : 'refused';
        if (state === 'asked' && wait && !wait.gone.aborted && Date.now() < until) return;
        end();
        resolve(state);
      } catch (error) {
        end();
        reject(error);
      }
    }
    void look();
  });
}
