import type { Database, Databases } from '../../../db/databases.ts';
import { StoreError, type Write } from '../../../db/engine.ts';

/** What gives no answer: anything at all, or only what is written. `answers`: what is written is done, and its answer is lost; `opening`: it is not open yet, and does not open. */
type Silence = 'all' | 'writes' | 'answers' | 'opening';

/**
 * From here on the databases of these consultations fail as a server does that is not reached. `at`: whose key is not here may
 * be among them. Answers how they come back: one of them, or all.
 */
export function withoutAnswer(
  databases: Databases,
  at: Readonly<Record<string, Silence>>,
): (id?: string) => void {
  const silent = new Map(Object.entries(at));
  const whole = databases.consultation;
  (databases as { consultation: Databases['consultation'] }).consultation = async (id) => {
    const silence = silent.get(id);
    if (silence === 'opening') throw new StoreError('server-unreachable', 'No answer.');
    const db = await whole(id);
    return silence === undefined ? db : failing(db, silence);
  };
  return (id) => {
    if (id === undefined) silent.clear();
    else silent.delete(id);
  };
}

function failing(db: Database | undefined, silence: Silence): Database {
  const unreached = () => new StoreError('server-unreachable', 'No answer.');
  return new Proxy(db ?? ({} as Database), {
    get(target, name) {
      if (name === 'write')
        return async (write: Write) => {
          if (silence === 'answers') await target.write(write);
          throw unreached();
        };
      if (silence === 'all' && name === 'query') return () => Promise.reject(unreached());
      if (silence === 'all' && name === 'read') throw unreached();
      return Reflect.get(target, name);
    },
  });
}
