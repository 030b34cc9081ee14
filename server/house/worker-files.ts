import { fileURLToPath } from 'node:url';

export type WorkerFiles = {
  readonly screening: URL;
  readonly checkpoint: URL;
  readonly opinion: URL;
  readonly disclosure: URL;
  readonly report: URL;
  readonly themes: URL;
  /** Processes that read files and pictures of others, as paths. */
  readonly importChild: string;
  readonly pictureChild: string;
};

/**
 * The threads and processes beside the server, found from the one that screens. Bundled they lie in one folder. As sources each has its own;
 * but for the processes, which may read one file alone: there is no source that could stand in for them, and they are bundled then, too.
 */
export function workerFilesBeside(screening: URL): WorkerFiles {
  const isSource = screening.pathname.endsWith('.ts');
  const thread = (name: string) =>
    new URL(isSource ? `../${name}/worker.ts` : `./${name}-worker.js`, screening);
  const child = (name: string) =>
    fileURLToPath(new URL(`${isSource ? '../../build' : '.'}/${name}-child.cjs`, screening));
  return {
    screening,
    checkpoint: thread('checkpoint'),
    opinion: thread('opinion'),
    disclosure: thread('disclosure'),
    report: thread('report'),
    themes: thread('themes'),
    importChild: child('import'),
    pictureChild: child('picture'),
  };
}
