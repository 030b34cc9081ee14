import QRCode from 'qrcode';

/** A drawn QR: the side in modules, quiet zone included, and one path of its dark runs. */
export type Qr = { readonly side: number; readonly path: string };

/** Modules of light around a QR that readers need. */
const quiet = 4;

/** Draws a QR of middle error correction (a sheet gets folded) as one path; a run of dark modules is one rectangle. */
export function drawQr(text: string): Qr {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!data[row * size + column]) continue;
      const start = column;
      while (column + 1 < size && data[row * size + column + 1]) column += 1;
      const width = column - start + 1;
      path += `M${start + quiet} ${row + quiet}h${width}v1h-${width}z`;
    }
  }
  return { side: size + 2 * quiet, path };
}
