import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/form/button.tsx';
import { describing, fieldId, GroupTold } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { type Move, movedIn, placeField, ways } from './poll-choice.ts';
import type { PollOption } from './poll-fields.tsx';

interface RankFieldsProps {
  options: readonly PollOption[];
  /** Positions, the first place first. */
  start: readonly number[];
  /** What was moved by form, for the page that comes back. */
  moved: number | null;
  error: string | undefined;
}

/**
 * An order that is made with two buttons for each: no dragging. A page without script sends each press as a form and comes
 * back to the same button.
 */
export function RankFields({ options, start, moved, error }: RankFieldsProps) {
  const t = useT();
  const [order, setOrder] = useState(start);
  const [told, setTold] = useState(moved);
  const pressed = useRef<{ readonly button: HTMLButtonElement; readonly top: number } | null>(null);
  useEffect(() => {
    if (!pressed.current || order.length === 0) return;
    const { button, top } = pressed.current;
    pressed.current = null;
    button.focus({ preventScroll: true });
    // The button stays under the finger: a second press moves the same one again.
    scrollBy({ top: button.getBoundingClientRect().top - top, behavior: 'instant' });
  }, [order]);

  function press(event: MouseEvent<HTMLButtonElement>, move: Move): void {
    event.preventDefault();
    const button = event.currentTarget;
    pressed.current = { button, top: button.getBoundingClientRect().top };
    setOrder(movedIn(order, move));
    setTold(move.position);
  }

  const labels = new Map(options.map((option) => [option.position, option]));
  const id = fieldId('choice');
  const hint = t('poll.ranking');
  const toldLabel = told === null ? undefined : labels.get(told)?.label;
  return (
    <fieldset
      className={error ? 'rank wrong aim' : 'rank aim'}
      id={id}
      tabIndex={-1}
      aria-describedby={describing(id, { hint, error })}
    >
      <legend>{t('ask.label')}</legend>
      <GroupTold id={id} hint={hint} error={error} />
      <p className="unseen" role="status">
        {told === null || toldLabel === undefined
          ? ''
          : t('poll.moved', { label: toldLabel, number: order.indexOf(told) + 1, all: order.length })}
      </p>
      <ol>
        {order.map((position, index) => {
          const option = labels.get(position);
          return (
            <li key={position}>
              <input type="hidden" name={placeField(position)} value={index + 1} />
              <p className="rank-place" id={`place-${position}`}>
                {t('poll.place', { number: index + 1 })}
              </p>
              <p className="rank-label" lang={option?.lang} dir="auto">
                {option?.label}
              </p>
              <div className="rank-acts">
                {ways.map((way) => (
                  <Button
                    key={way}
                    small
                    id={`${way}-${position}`}
                    name="move"
                    value={`${position}-${way}`}
                    formAction={`#${way}-${position}`}
                    sign={way}
                    aria-describedby={`place-${position}`}
                    aria-disabled={index === (way === 'up' ? 0 : order.length - 1)}
                    onClick={(event) => press(event, { position, way })}
                  >
                    {t(`poll.${way}`)}
                    <span className="unseen" lang={option?.lang} dir="auto">
                      {` ${option?.label}`}
                    </span>
                  </Button>
                ))}
              </div>
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}
