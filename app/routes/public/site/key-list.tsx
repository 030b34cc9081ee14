import { DataTable } from '../../../components/table/data-table.tsx';
import type { Key } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { type KeyName, keys } from '../../../keys.ts';

/** In the order of a keyboard, where 0 comes last. */
const leads: readonly (readonly [KeyName, Key])[] = [
  ['path', 'digits.path'],
  ['words', 'digits.words'],
  ['answer', 'digits.answer'],
  ['on', 'digits.on'],
  ['sentences', 'vote.title'],
  ['help', 'foot.help'],
  ['room', 'home.room'],
  ['said', 'digits.said'],
  ['leave', 'leave.now'],
  ['list', 'digits.list'],
];

/** What each browser wants held: names of programs and of keys, the same in every language. */
const chords: readonly { readonly browser: string; readonly held: readonly string[] }[] = [
  { browser: 'Chrome, Edge (Windows, Linux)', held: ['Alt'] },
  { browser: 'Firefox (Windows, Linux)', held: ['Alt', 'Shift'] },
  { browser: 'Safari, Chrome, Firefox (Mac)', held: ['Control', 'Option'] },
];

/** A key as it stands on a keyboard: its letters and digits are no words of the page. */
function KeyCap({ children }: { children: string }) {
  return (
    <kbd dir="ltr" translate="no">
      {children}
    </kbd>
  );
}

/** The keys of `app/keys.ts` for who may want them: how they are pressed, what each leads to, and what nobody has tried. */
export function KeyList() {
  const t = useT();
  return (
    <section id="keys">
      <h2>{t('digits.title')}</h2>
      <p>{t('digits.lead')}</p>
      <DataTable
        caption={t('digits.chords')}
        columns={[
          { key: 'browser', head: t('digits.browser') },
          { key: 'held', head: t('digits.held') },
        ]}
        rows={chords.map(({ browser, held }) => ({
          key: browser,
          cells: {
            browser: (
              <bdi dir="ltr" translate="no">
                {browser}
              </bdi>
            ),
            held: (
              <bdi dir="ltr" className="chord">
                {held.map((each) => (
                  <KeyCap key={each}>{each}</KeyCap>
                ))}
              </bdi>
            ),
          },
        }))}
      />
      <p>{t('digits.hold')}</p>
      <p>{t('digits.shift')}</p>
      <DataTable
        caption={t('digits.title')}
        captionUnseen
        columns={[
          { key: 'digit', head: t('digits.number') },
          { key: 'where', head: t('digits.where') },
        ]}
        rows={leads.map(([name, text]) => ({
          key: name,
          cells: { digit: <KeyCap>{keys[name]}</KeyCap>, where: t(text) },
        }))}
      />
      <p>{t('digits.idle')}</p>
      <p>{t('list.sentences', { first: t('digits.equal'), second: t('digits.undone') })}</p>
      <p>{t('digits.clash')}</p>
      <p>{t('digits.untried')}</p>
    </section>
  );
}
