import { describe, expect, it } from 'vitest';
import { pageSources } from '../../support/pages/page-sources.ts';

/** A trace of the page as it is now, written into a form by hand. */
const fresh = /type="hidden" name=(?:"(?:revision|seen|was|change|round)"|\{`was)/g;

/** Where no words are typed that could come back with it, and how many such forms a file has. */
const onlyPressed: Readonly<Record<string, number>> = {
  'assessment-parts.tsx': 1,
  // A picture, which no refused form brings back.
  'design-parts.tsx': 1,
  // Whoever decides at a stale revision is told so before anything else is said of the form.
  'desk-decision.tsx': 1,
  'second-form.tsx': 1,
  'document-comment.tsx': 1,
  'findings-list.tsx': 1,
  'life-acts.tsx': 1,
  'lone-openings.tsx': 1,
  'plain-parts.tsx': 1,
  // Sorting: what was not touched shows what stands now, and nothing is refused for the words of it.
  'points-parts.tsx': 1,
  // Each of its words has a button and no field.
  'put-up-parts.tsx': 1,
  'safeguarding-case.tsx': 2,
  'second-coding.tsx': 1,
  // One number for all that is pressed there: what is written says by a trace of its words on which it was typed.
  'session-page.tsx': 1,
  'shown.tsx': 1,
  'version-parts.tsx': 1,
  'voices-parts.tsx': 1,
};

describe('R902: what a form of the staff says of the page that it was typed on', () => {
  it('comes back with the words, and is never that of a newer page beside them', () => {
    const found = pageSources('staff').flatMap(({ name, text }) => {
      const count = text.match(fresh)?.length ?? 0;
      return count === 0 ? [] : [[name, count] as const];
    });
    expect(Object.fromEntries(found)).toEqual(onlyPressed);
  });
});
