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

export const logFieldNames = [
  'event',
  'route',
  'status',
  'ms',
  'code',
  'port',
  'count',
  'consultation',
  'at',
] as const;

export type Log = {
  readonly info: (fields: LogFields) => void;
  readonly warn: (fields: LogFields) => void;
  readonly error: (fields: LogFields) => void;
};

/** A log to standard output, one JSON object a line, times to the second. */
export function createLog(level: string): Log {
  const to = pino.destination(process.stdout.fd ?? 1);
  // A terminal that is closed: the server stops, and what it would still say of that stops it no sooner.
  to.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EIO') throw error;
  });
  const timestamp = () => `,"time":"${new Date().toISOString().slice(0, 19)}Z"`;
  const logger = pino({ level, base: null, timestamp }, to);
  const allowed = (fields: LogFields): LogFields =>
    Object.fromEntries(
      Object.entries(fields).filter(([name]) => (logFieldNames as readonly string[]).includes(name)),
    ) as LogFields;
  return {
    info: (fields) => logger.info(allowed(fields)),
    warn: (fields) => logger.warn(allowed(fields)),
    error: (fields) => logger.error(allowed(fields)),
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
