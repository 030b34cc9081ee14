import { readable } from './connection.ts';
import type { Runner } from './embedded-runner.ts';
import { type Row, refusalOf, type Settled, settledAs, type Write } from './engine.ts';
import { guardSql } from './statement.ts';

const nothing: readonly Row[] = [];

/**
 * Commits writes together, plainly first (decision 4). All of it is synchronous, so that nothing else is asked between. `inTransaction`: what the
 * driver says of it.
 */
export function createGroups(of: {
  readonly id: string;
  readonly runner: Runner;
  readonly inTransaction: () => boolean;
}): { readonly commit: (writes: readonly Write[]) => Settled[] } {
  const { id, runner, inTransaction } = of;
  const { run } = runner;

  function undo(): void {
    if (inTransaction()) run('rollback', []);
  }

  /** Runs one write inside the open transaction; throws what the failing statement threw, with its refusal. */
  function runWrite(write: Write): Settled {
    const rows: (readonly Row[])[] = new Array(write.length);
    let at = 0;
    try {
      for (; at < write.length; at += 1) {
        const statement = write[at];
        if (statement === undefined) continue;
        // The driver has just said it; a server is asked in SQL, for there a write is sent in one piece.
        if (statement.sql !== guardSql) rows[at] = run(statement.sql, statement.args, statement.one);
        else if (runner.changed() > 0) rows[at] = nothing;
        else return settledAs(statement.refusal, new Error('The guard refused.'));
      }
      return { status: 'fulfilled', value: { ok: true, rows } };
    } catch (error) {
      return settledAs(refusalOf(write[at], error), readable(id, error));
    }
  }

  /** The whole group without savepoints, a fifth cheaper; stops at the first write that did not succeed. */
  function commitPlainly(writes: readonly Write[]): Settled[] {
    const settled: Settled[] = [];
    run('begin immediate', []);
    try {
      for (const write of writes) {
        const one = runWrite(write);
        settled.push(one);
        if (!succeeded(one)) {
          undo();
          return settled;
        }
      }
      run('commit', []);
      return settled;
    } catch (error) {
      undo();
      throw error;
    }
  }

  /** The group again, each write in its savepoint, so that one which fails does not undo its neighbours. */
  function commitApart(writes: readonly Write[]): Settled[] {
    const settled: Settled[] = [];
    run('begin immediate', []);
    try {
      for (const write of writes) {
        run('savepoint one', []);
        const one = runWrite(write);
        settled.push(one);
        // A full disk ends the transaction by itself; then nothing of the group stands and all of it must hear so.
        if (!inTransaction()) throw one.status === 'rejected' ? one.reason : new Error('transaction lost');
        if (!succeeded(one)) run('rollback to one', []);
        run('release one', []);
      }
      run('commit', []);
      return settled;
    } catch (error) {
      undo();
      throw error;
    }
  }

  return {
    commit(writes) {
      const settled = commitPlainly(writes);
      const last = settled.at(-1);
      if (writes.length === 1 || (last !== undefined && succeeded(last))) return settled;
      return commitApart(writes);
    },
  };
}

function succeeded(settled: Settled): boolean {
  return settled.status === 'fulfilled' && settled.value.ok;
}
