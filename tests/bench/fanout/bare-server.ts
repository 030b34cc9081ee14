import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type BareServer = { readonly pid: number; readonly port: number; readonly stop: () => void };

/** The bare Socket.IO server (`bare.ts`) in a process of its own. */
export async function startBare(): Promise<BareServer> {
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', new URL('./bare.ts', import.meta.url).pathname],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const port = await new Promise<string>((resolve) =>
    createInterface({ input: server.stdout }).once('line', resolve),
  );
  return { pid: server.pid ?? 0, port: Number(port), stop: () => void server.kill() };
}
