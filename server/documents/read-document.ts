import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { DocumentLimits } from '../core/consultation/documents/limits.ts';
import type { DocumentKind, ParsedDocument } from '../core/consultation/documents/parse.ts';

export type ReadingOptions = {
  readonly kind: DocumentKind;
  readonly limits: DocumentLimits;
  /** `import-child.cjs` of the build. */
  readonly childFile: string;
};

/**
 * Reads a file of somebody else in a process of its own: bytes in, a tree or a fault out. That process has its memory and time limited, may
 * read no file but its own program, write none, start nothing, and is handed no setting, folder or socket of this one.
 */
export function readDocument(file: Readable, options: ReadingOptions): Promise<ParsedDocument> {
  const { kind, limits, childFile } = options;
  const program = realpathSync(childFile);
  const words = cageOf(program, limits);
  const given = JSON.stringify({ kind, limits });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...words, program, given], {
      cwd: '/',
      env: { NODE_ENV: 'production' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let answer: Buffer[] = [];
    let length = 0;
    let ended: ParsedDocument | undefined;
    const end = (result: ParsedDocument) => {
      ended ??= result;
      answer = [];
      child.kill('SIGKILL');
    };
    const late = setTimeout(() => end({ ok: false, fault: 'too-long' }), limits.timeMs);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limits.answerBytes) end({ ok: false, fault: 'too-large' });
      else if (!ended) answer.push(chunk);
    });
    child.once('error', () => end({ ok: false, fault: 'too-much-memory' }));
    child.once('close', (code) => {
      clearTimeout(late);
      file.destroy();
      resolve(
        ended ?? (code === 0 ? answerIn(Buffer.concat(answer)) : { ok: false, fault: 'too-much-memory' }),
      );
    });
    // It may have refused before it read everything: then the pipe is closed, which is no defect.
    child.stdin.on('error', () => undefined);
    file.once('error', () => end({ ok: false, fault: 'not-its-kind' }));
    file.pipe(child.stdin);
  });
}

/** What `node` is told before the program's name: what the process may use and reach. Until Node 22.13 the model had another name. */
export function cageOf(program: string, { memoryMb }: DocumentLimits): readonly string[] {
  const flag = '--permission';
  const model = process.allowedNodeEnvironmentFlags.has(flag) ? flag : '--experimental-permission';
  const memory = [`--max-old-space-size=${memoryMb}`, '--max-semi-space-size=8'];
  return [model, `--allow-fs-read=${program}`, '--no-warnings', ...memory];
}

function answerIn(bytes: Buffer): ParsedDocument {
  try {
    return JSON.parse(bytes.toString('utf8')) as ParsedDocument;
  } catch {
    return { ok: false, fault: 'too-much-memory' };
  }
}
