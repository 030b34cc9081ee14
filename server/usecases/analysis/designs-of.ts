import type { Database } from '../../../db/databases.ts';
import type { ReleaseFile } from '../../../db/queries/analysis/releases.ts';
import { designPicture, designs } from '../../../db/queries/consultation/designs.ts';
import { sha256 } from './freeze-release.ts';
import type { ReleasedDesign } from './release.ts';

/** Every design of a consultation that has a picture, as a release tells it, and its pictures as files; both in the order of their ids. */
export async function designsOf(
  db: Database,
): Promise<{ readonly designs: readonly ReleasedDesign[]; readonly files: readonly ReleaseFile[] }> {
  const found = (await designs(db)).filter(({ width }) => width > 0);
  const sorted = [...found].sort((a, b) => (a.activityId < b.activityId ? -1 : 1));
  const drawn = await Promise.all(
    sorted.map(async (design) => {
      const bytes = (await designPicture(db, design.activityId)) ?? new Uint8Array();
      const name = `design-${design.activityId}.jpg`;
      return {
        design: { ...design, file: name, sha256: sha256(bytes) },
        file: { name, mediaType: 'image/jpeg', bytes: Buffer.from(bytes) },
      };
    }),
  );
  return { designs: drawn.map(({ design }) => design), files: drawn.map(({ file }) => file) };
}
