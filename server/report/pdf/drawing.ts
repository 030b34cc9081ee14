import type { Shape } from '../../../app/components/sign/choice-shapes.ts';
import { drawQr } from '../../../app/components/sign/qr.ts';
import type { Doc } from './text.ts';

const ink = '#22201c';

/** What no screen reader says: the words beside it say the same. */
export function artifact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

type Place = {
  readonly x: number;
  readonly y: number;
  /** Points. */
  readonly height: number;
  readonly rtl: boolean;
};

/** How wide a drawing of this height is. */
export const widthAt = (shape: Shape, height: number) => (shape.width / shape.height) * height;

/** Draws a shape with its upper left corner at a place; one that shows a direction turns with the text. */
export function drawShape(doc: Doc, shape: Shape, { x, y, height, rtl }: Place): void {
  const size = height / shape.height;
  doc.save();
  doc.translate(x, y).scale(size);
  if (rtl && shape.turns) doc.translate(shape.width, 0).scale(-1, 1);
  doc.lineWidth(1.8).lineCap('round').lineJoin('round').strokeColor(ink).fillColor(ink);
  for (const { d, look, at: [right, down] = [0, 0], scale = 1 } of shape.strokes) {
    doc.save();
    doc.translate(right, down).scale(scale);
    if (look === 'dashes') doc.dash(2.5, { space: 2.5 });
    doc.path(d);
    if (look === 'fill') doc.fillAndStroke();
    else doc.stroke();
    doc.restore();
  }
  doc.restore();
}

/** Draws a QR of so many points, its quiet zone included, with its upper left corner at a place. */
export function drawCode(
  doc: Doc,
  says: string,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const { side, path } = drawQr(says);
  doc.save();
  doc
    .translate(x, y)
    .scale(size / side)
    .path(path)
    .fill('#000000');
  doc.restore();
}

/** A box to tick. */
export function drawBox(
  doc: Doc,
  { x, y, size, shape }: { x: number; y: number; size: number; shape: 'round' | 'square' },
): void {
  doc.lineWidth(1.4).strokeColor(ink);
  if (shape === 'round') doc.circle(x + size / 2, y + size / 2, size / 2).stroke();
  else doc.rect(x, y, size, size).stroke();
}
