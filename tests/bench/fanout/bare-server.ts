import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { programArgs } from '../../support/processes/program.ts';

export type BareServer = { readonly pid: number; readonly port: number; readonly stop: () => void };

/** The bare Socket.IO server (`bare.ts`) in a process of its own. */
export async function startBare(): Promise<BareServer> {
  const args = programArgs(fileURLToPath(new URL('./bare.ts', import.meta.url)));
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) =>
    createInterface({ input: server.stdout }).once('line', resolve),
  );
  return { pid: server.pid ?? 0, port: Number(port), stop: () => void server.kill() };
}
