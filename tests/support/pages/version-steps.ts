import type { Client } from './client.ts';
import { proveAgain } from './factor-steps.ts';

/** Pastes the next version of a document after its consultation was published, or its draft anew. */
export async function addVersion(organiser: Client, consultation: string, markdown: string): Promise<void> {
  const page = await organiser.get(`/staff/c/${consultation}/versions`);
  await organiser.send(page, { field: 'markdown' }, { markdown });
}

/** Names a finding behind the first change of the draft, with the same words for both levels in English. */
export async function nameReasons(
  organiser: Client,
  consultation: string,
  reason: { readonly finding: string; readonly words: string },
): Promise<void> {
  const page = await organiser.get(`/staff/c/${consultation}/versions`);
  const field = /name="(change\.[^"]+\.findings)"/.exec(page.html)?.[1] ?? '';
  const value = new RegExp(`value="([^" ]+ ${reason.finding})"`).exec(page.html)?.[1] ?? '';
  const words = field.replace(/findings$/, 'en');
  await organiser.send(
    page,
    { field },
    { [field]: [value], [`${words}.younger`]: reason.words, [`${words}.older`]: reason.words },
  );
}

/** A second person publishes the draft, and proves itself first where it has to. */
export async function publishVersion(approver: Client, consultation: string): Promise<void> {
  const here = `/staff/c/${consultation}/versions`;
  const sign = { press: 'act=sign' };
  const asked = await approver.trySend(await approver.get(here), sign);
  if (asked.status < 400) return;
  await proveAgain(approver);
  await approver.send(await approver.get(here), sign);
}
