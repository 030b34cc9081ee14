import type { LoaderFunctionArgs } from '@remix-run/node';
import { granted } from '../../granted.ts';
import { jsonAnswer, textsOf } from './json-answer.ts';

const visitor = { kind: 'visitor' } as const;

/** The consultations that anybody may know of: what the page of open ones and the page of releases say. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const open = granted(await context.services.room.listOpen(visitor, {}));
  const releases = granted(await context.services.analysis.releases(visitor, {}));
  const notShown = granted(await context.services.analysis.damaged(visitor, {}));
  const published = new Map(releases.map(({ release }) => [release.consultationId, release]));
  const consultationIds = [...published.keys()];
  const kept = granted(await context.services.retention.keptUntil(visitor, { consultationIds }));
  const said = (texts: Parameters<typeof textsOf>[0]) => ({
    titles: textsOf(texts, 'title'),
    sponsors: textsOf(texts, 'sponsor'),
    whoDecides: textsOf(texts, 'decider'),
  });
  return jsonAnswer('consultations.json', {
    format: 'due-weight-consultations',
    version: 1,
    notShown,
    consultations: [
      ...open.map(({ consultationId, languages, company, publicWay, texts }) => ({
        id: consultationId,
        state: 'open',
        commercial: company,
        languages,
        publicWay,
        ...said(texts),
        releases: [],
      })),
      ...[...published].map(([id, { languages, sponsorKind, texts }]) => ({
        id,
        state: 'published',
        commercial: sponsorKind === 'company',
        languages,
        publicWay: false,
        ...said(texts),
        releases: releases.filter(({ release }) => release.consultationId === id).map((each) => each.id),
        destroyed: kept[id]?.is === 'gone',
        wordsUntil: kept[id]?.day ?? null,
        certificate: kept[id]?.is === 'gone' ? `${context.origin}/gone/${id}` : null,
      })),
    ],
  });
}
