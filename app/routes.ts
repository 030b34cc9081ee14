import { type RouteConfig, route } from '@remix-run/route-config';

/**
 * Every address of the product. A new one joins `permissions` in tests/support/pages.ts, or a test fails: the axe run,
 * the pictures, the journey without script and the permission table all read that list.
 * Addresses of children name no topic.
 */
export default [
  route('/', 'routes/public/landing.tsx'),
  route('/enter', 'routes/public/enter.tsx'),
  route('/join', 'routes/child/join.tsx'),
  route('/said', 'routes/public/releases.tsx'),
  route('/said/:id', 'routes/public/release.tsx'),
  route('/said/:id/:file', 'routes/public/release-file.ts'),
  route('/gone', 'routes/public/gone.tsx'),
  route('/gone/:id', 'routes/public/certificate.ts'),
  route('/look', 'routes/public/look.tsx'),
  route('/help', 'routes/public/help.tsx'),
  route('/wrong', 'routes/public/wrong.tsx'),
  route('/keep', 'routes/public/keep.tsx'),
  route('/left', 'routes/public/left.tsx'),
  route('/source', 'routes/public/source.tsx'),
  route('/imprint', 'routes/public/imprint.tsx'),
  route('/privacy', 'routes/public/privacy.tsx'),
  route('/accessibility', 'routes/public/accessibility.tsx'),

  route('/here', 'routes/child/home.tsx'),
  route('/here/name', 'routes/child/name.tsx'),
  route('/here/practice', 'routes/child/practice.tsx'),
  route('/here/part/:anchor', 'routes/child/part.tsx'),
  route('/here/room/:id', 'routes/child/room.tsx'),
  route('/here/statements/:id', 'routes/child/statements.tsx'),
  route('/here/statements/:id/mine', 'routes/child/statements-mine.tsx'),
  route('/here/poll/:id', 'routes/child/poll.tsx'),
  route('/here/words', 'routes/child/words.tsx'),
  route('/here/words/:id', 'routes/child/word.tsx'),
  route('/leave', 'routes/child/leave.tsx'),

  route('/staff', 'routes/staff/home.tsx'),
  route('/staff/enter/:token', 'routes/staff/enter.tsx'),
  route('/staff/leave', 'routes/staff/leave.tsx'),
  route('/staff/people', 'routes/staff/people.tsx'),
  route('/staff/pages', 'routes/staff/pages.tsx'),
  route('/staff/keeping', 'routes/staff/keeping.tsx'),
  route('/staff/new', 'routes/staff/new.tsx'),
  route('/staff/c/:id', 'routes/staff/consultation.tsx'),
  route('/staff/c/:id/about', 'routes/staff/about.tsx'),
  route('/staff/c/:id/document', 'routes/staff/document.tsx'),
  route('/staff/c/:id/activities', 'routes/staff/activities.tsx'),
  route('/staff/c/:id/codes', 'routes/staff/codes.tsx'),
  route('/staff/c/:id/desk', 'routes/staff/desk.tsx'),
  route('/staff/c/:id/points', 'routes/staff/points.tsx'),
  route('/staff/c/:id/findings', 'routes/staff/findings.tsx'),
  route('/staff/c/:id/release', 'routes/staff/release.tsx'),
  route('/staff/c/:id/answers', 'routes/staff/answers.tsx'),

  route('*', 'routes/public/missing.tsx'),
] satisfies RouteConfig;
