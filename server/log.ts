import { pino } from 'pino';

/** Every field a log line may carry. Nothing else can be passed: no address, agent, path, query, id of a person or text. */
export type LogFields = {
  readonly event: string;
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly code?: string;
  readonly port?: number;
  readonly count?: number;
  readonly consultation?: string;
  /** Where in our code something failed: a file and line, never a message, which may quote what a child wrote. */
  readonly at?: string;
};

const allowed = {
  event: true,
  route: true,
  status: true,
  ms: true,
  code: true,
  port: true,
  count: true,
  consultation: true,
  at: true,
} satisfies Record<keyof LogFields, true>;

export const logFieldNames = Object.keys(allowed) as readonly (keyof LogFields)[];

export type Log = {
  readonly info: (fields: LogFields) => void;
  readonly warn: (fields: LogFields) => void;
  readonly error: (fields: LogFields) => void;
};

/** Bytes of lines that wait where nothing can be written: a few thousand lines. */
const mostWaiting = 1_000_000;

/**
 * A log to a file (standard output), one JSON object a line, times to the second. What cannot be written (a disk that is full, a terminal that is
 * closed, a reader that stands still) waits for the next line, up to a bound, and stops nobody: children read and write all the same.
 */
export function createLog(level: string, fd: number = process.stdout.fd ?? 1): Log {
  // At once: what is written later is written at the end too, for as long as it takes, and with a full disk there was no end.
  const to = pino.destination({
    dest: fd,
    sync: true,
    minLength: 1,
    maxLength: mostWaiting,
    retryEAGAIN: () => false,
  });
  to.on('error', () => undefined);
  // Beyond the bound lines are dropped, and by itself it would not look again whether there is room.
  to.on('drop', () => to.flush());
  const timestamp = () => `,"time":"${new Date().toISOString().slice(0, 19)}Z"`;
  const logger = pino({ level, base: null, timestamp }, to);
  const only = (fields: LogFields): LogFields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(allowed, name))) as LogFields;
  return {
    info: (fields) => logger.info(only(fields)),
    warn: (fields) => logger.warn(only(fields)),
    error: (fields) => logger.error(only(fields)),
  };
}

/** A frame of a stack: a function, a file of ours or of the runtime, line and column. */
const frame = /^ {4}at (?:[\w$.<>[\] ]+ \()?(?:file:|node:|\/|[A-Z]:\\)[^\n()]*:\d+:\d+\)?$/;

/**
 * Where an error comes from: the first frame of its stack. Never the message, also not a line of it that looks like a
 * frame, because it may quote an address or what a child wrote.
 */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return 'unknown';
  const { stack, message } = error;
  const at = message === '' ? -1 : stack.indexOf(message);
  const frames = at < 0 ? stack : stack.slice(at + message.length);
  // A message that was changed after the stack was made is not found in it: then nothing can be told from frames.
  if (at < 0 && message !== '') return error.name.replace(/\W/g, '').slice(0, 40) || 'unknown';
  return (
    frames
      .split('\n')
      .find((line) => frame.test(line))
      ?.trim()
      .slice(0, 200) ?? 'unknown'
  );
}
