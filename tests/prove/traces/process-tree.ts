import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Ids of a process and everything below it (Linux: /proc). */
export function treeOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const tree = [pid];
  for (const known of tree) for (const [id, parent] of parents) if (parent === known) tree.push(id);
  return tree;
}

/** Regular files that a process has open for writing now. */
export function writtenBy(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const flags = /^flags:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8'))?.[1] ?? '0';
      const path = readlinkSync(`/proc/${pid}/fd/${fd}`);
      const writes = (Number.parseInt(flags, 8) & 3) !== 0;
      return writes && path.startsWith('/') && !/^\/(dev|proc|sys)\//.test(path) ? [path] : [];
    });
  } catch {
    return [];
  }
}

/** The largest core file this process may leave, as the kernel says it. */
export function coreLimitOf(pid: number): string {
  return /^Max core file size +(\S+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[1] ?? 'unknown';
}
