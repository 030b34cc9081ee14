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
  const logger = pino({
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString().slice(0, 19)}Z"`,
  });
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

/** The first line of a stack that is ours, without the message. */
export function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return (
    stack
      .split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim()
      .slice(0, 200) ?? 'unknown'
  );
}
