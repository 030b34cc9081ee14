import { Button } from '../../../components/form/button.tsx';
import { InOrder } from '../../../components/words/in-order.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { sentAs } from '../../../live/hide-spans.ts';
import { insteadOf, leavesAs, type ReadBeside, shownThen } from './desk-form.ts';
import { useRuleName } from './rule-name.ts';

/**
 * Asks once more before others read what tells who or where a child is: what it is, hidden with one key, or shown all the same. Whoever
 * presses Enter in the rhythm of the ones before hides it.
 */
export function GivesAway({ item }: { item: ReadBeside & { readonly language: string } }) {
  const t = useT();
  const ruleName = useRuleName();
  const found = shownThen(item);
  return (
    <Notice kind="stops" title={t('refusal.gives-away')} stands>
      <ul>
        {found.map((finding) => (
          <li key={`${finding.rule}:${sentAs(finding)}`}>
            {ruleName(finding.rule)}
            {t('list.colon')}
            <b lang={item.language} dir="auto" translate="no">
              <InOrder text={item.text.slice(finding.start, finding.end)} />
            </b>
          </li>
        ))}
      </ul>
      <p className="row-acts">
        <Button name="instead" value={insteadOf(found)} autoFocus>
          {t('desk.gives-away.hide')}
        </Button>
        <Button kind="quiet" name="leaves" value={leavesAs(found)}>
          {t('desk.gives-away.leave')}
        </Button>
      </p>
    </Notice>
  );
}
