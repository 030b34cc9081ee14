import type { ReactNode } from 'react';
import type { DesignPlace } from '../../../server/core/consultation/designs.ts';
import { localeOf } from '../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';

/** A picture with its places; the words of each stand in a list beside it, under the same number. */
export type DesignShown = {
  readonly width: number;
  readonly height: number;
  readonly places: readonly DesignPlace[];
  readonly alt: { readonly words: string; readonly lang: string };
};

interface DesignPictureProps {
  design: DesignShown;
  /** The address of the picture. */
  href: string;
  /**
   * What is under a finger at a place: a label that chooses it. Without it nothing is there to press. With it who listens hears of the picture
   * from the words and the list beside it, once, and not its numbers alone.
   */
  spot?: ((place: DesignPlace) => ReactNode) | undefined;
  /** Text in a place beside its number, such as a count. */
  note?: ((place: DesignPlace) => string) | undefined;
}

/** The id of the radio button of a place, which its spot on the picture chooses. */
export const placeId = (position: number) => `place-${position}`;

/**
 * A picture with a frame and a number at each place, drawn in the picture's own points, so that it fits every screen and needs no script.
 * Left stays left in every direction of writing: it is a picture.
 */
export function DesignPicture({ design, href, spot, note }: DesignPictureProps) {
  const t = useT();
  const { language } = useSpeaker();
  const written = new Intl.NumberFormat(localeOf(language));
  const { width, height, places, alt } = design;
  const part = (percent: number, of: number) => Math.round((percent * of) / 100);
  // Letters as large as on the page, whatever the picture's own points are.
  const unit = width / 20;
  return (
    <figure className="design">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role={spot ? undefined : 'img'}
        aria-hidden={spot ? true : undefined}
        aria-label={spot ? undefined : alt.words}
        lang={alt.lang}
        direction="ltr"
      >
        <image href={href} width={width} height={height} />
        {places.map((place) => {
          const x = part(place.x, width);
          const y = part(place.y, height);
          const size = { width: part(place.width, width), height: part(place.height, height) };
          const said = [written.format(place.position), note?.(place) ?? '']
            .filter(Boolean)
            .join(` ${t('list.apart')} `);
          return (
            <g key={place.position} className={`spot spot-${place.position}`}>
              <g>
                <rect className="spot-halo" x={x} y={y} {...size} strokeWidth={unit / 4} />
                <rect className="spot-line" x={x} y={y} {...size} strokeWidth={unit / 9} />
                <rect
                  className="spot-tag"
                  x={x}
                  y={y}
                  width={unit * (0.55 + said.length * 0.62)}
                  height={unit * 1.3}
                />
                <text x={x + unit * 0.4} y={y + unit * 0.98} fontSize={unit}>
                  {said}
                </text>
              </g>
              {spot ? (
                <foreignObject x={x} y={y} {...size}>
                  {spot(place)}
                </foreignObject>
              ) : null}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
