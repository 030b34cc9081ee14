import { assessmentKinds, assessmentParts } from '../../../server/core/consultation/assessment.ts';
import { termFields } from '../../../server/core/consultation/terms.ts';
import type { Client } from './client.ts';
import { proveAgain } from './factor-steps.ts';

/** The terms of a consultation in one language, as far as the organiser gets alone: it opens at once, and nobody meets anywhere. */
export async function fillTerms(
  organiser: Client,
  id: string,
  { language, company = false }: { readonly language: string; readonly company?: boolean },
): Promise<void> {
  const here = `/staff/c/${id}`;
  const page = await organiser.get(`${here}/terms`);
  // Why a question is not asked stands there only where it is not.
  const reasons = termFields
    .flatMap((field) => ['younger', 'older'].map((level) => `text.${field}.${language}.${level}`))
    .filter((name) => page.html.includes(`name="${name}"`))
    .map((name) => [name, 'This is a test.'] as const);
  const signed = {
    'undertaking.name': 'Rosa Blum',
    'undertaking.office': 'Managing director',
    'undertaking.day': '2026-01-02',
    'undertaking.diligence': 'We looked at what could go wrong for children.',
  };
  await organiser.send(
    page,
    { field: 'days' },
    { ...Object.fromEntries(reasons), days: '0', languagesTold: 'yes', ...(company ? signed : {}) },
  );
  for (const kind of assessmentKinds) await writeAssessment(organiser, id, { kind, language });
}

/** Every part of one assessment with the same words, and the words for children. */
export async function writeAssessment(
  organiser: Client,
  id: string,
  of: {
    readonly kind: (typeof assessmentKinds)[number];
    readonly language: string;
    readonly finding?: string;
  },
): Promise<void> {
  const { kind, language, finding = 'We found little.' } = of;
  const parts = assessmentParts[kind].flatMap(({ part }) => [
    [`part.${part}.rights`, ['heard', 'protected']] as const,
    [`part.${part}.criterion`, 'Does it serve children?'] as const,
    [`part.${part}.finding`, finding] as const,
    [`part.${part}.measure`, 'A person looks at it.'] as const,
  ]);
  const words = ['younger', 'older'].map(
    (level) => [`words.${language}.${level}`, 'We looked at what could happen.'] as const,
  );
  const page = await organiser.get(`/staff/c/${id}/assessments?kind=${kind}`);
  await organiser.send(
    page,
    { press: 'act=write' },
    { language, ...Object.fromEntries([...parts, ...words]) },
  );
}

/** Where the document is from and both sides of it, in one form. */
export async function fillSource(organiser: Client, id: string, language: string): Promise<void> {
  const texts = ['younger', 'older'].flatMap((level) => [
    [`gains.${language}.${level}`, 'Children gain, and who sells less of it.'] as const,
    [`for.${language}.${level}`, 'It is quieter.\nIt is cheap.'] as const,
    [`against.${language}.${level}`, 'It takes time.'] as const,
  ]);
  await organiser.send(
    await organiser.get(`/staff/c/${id}/source`),
    { press: 'act=write' },
    { origin: 'A paper of this test', author: 'Whoever wrote the test', ...Object.fromEntries(texts) },
  );
}

/** Another person than wrote it says who from outside looked at it, where that waits. */
export async function checkSource(approver: Client, id: string): Promise<void> {
  const page = await approver.get(`/staff/c/${id}/source`);
  if (!page.html.includes('value="check"')) return;
  await approver.send(
    page,
    { press: 'act=check' },
    { name: 'Lena Okafor', from: 'A library next door', outside: 'yes' },
  );
}

/** Another person than wrote them checks the plain words, language by language and page by page. */
export async function checkPlain(approver: Client, id: string): Promise<void> {
  const here = `/staff/c/${id}/document/check`;
  const addresses = new Set([here]);
  for (const address of addresses) {
    const page = await approver.get(address);
    for (const [, found = ''] of page.html.matchAll(/href="([^"]+\/document\/check\?[^"]+)"/g))
      addresses.add(found.replaceAll('&amp;', '&'));
    if (page.html.includes('value="check"')) await approver.send(page, { press: 'act=check' });
  }
}

/** A second person approves what waits of both, and proves itself first where it has to. */
export async function approveAssessments(approver: Client, id: string): Promise<void> {
  for (const kind of assessmentKinds) {
    const here = `/staff/c/${id}/assessments?kind=${kind}`;
    const approve = { press: 'act=approve' };
    const page = await approver.get(here);
    if (!page.html.includes('value="approve"')) continue;
    const asked = await approver.trySend(page, approve);
    if (asked.status < 400) continue;
    await proveAgain(approver);
    await approver.send(await approver.get(here), approve);
  }
}
