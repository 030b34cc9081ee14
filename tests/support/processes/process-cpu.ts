import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU seconds of a process so far, user and system, all threads that it has (Linux). The scheduler counts nanoseconds
 * (`/proc/PID/task/TID/schedstat`); `/proc/PID/stat` would have ticks of 10 ms, a twentieth of a short run.
 */
export function cpuSeconds(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  let ns = 0;
  for (const task of readdirSync(tasks))
    ns += Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]);
  return ns / 1e9;
}
