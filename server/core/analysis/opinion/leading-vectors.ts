import { fixedChance } from '../fixed-chance.ts';

/** A symmetric matrix, row by row, and how wide it is. */
export type Symmetric = { readonly size: number; readonly values: Float64Array };

/** A residual below this share of the greatest eigenvalue is none. */
const tolerance = 1e-12;
const stepsAtOnce = 160;
const mostRounds = 60;

/**
 * The eigenvectors of the greatest `count` eigenvalues, of length 1, the greatest first; a vector of zeros where no variance is
 * left. Lanczos with full reorthogonalisation from a fixed start, each next one beside those found (Golub and Van Loan, Matrix
 * Computations, 4th ed., § 10.1–10.3). The largest loading is positive; of several as large the first.
 */
export function leadingVectors(matrix: Symmetric, count: number): readonly Float64Array[] {
  const found: Float64Array[] = [];
  let trace = 0;
  for (let at = 0; at < matrix.size; at += 1) trace += matrix.values[at * matrix.size + at] as number;
  for (let each = 0; each < count; each += 1) {
    const next = leading(matrix, found, trace);
    found.push(turned(next));
  }
  return found;
}

function leading(matrix: Symmetric, beside: readonly Float64Array[], trace: number): Float64Array {
  const none = new Float64Array(matrix.size);
  if (trace <= 0 || beside.length >= matrix.size) return none;
  const chance = fixedChance(1);
  // Nothing where a statement does not vary: it would come out as rounding instead of as nothing.
  let start: Float64Array = none.map((_, at) => {
    const drawn = chance() + 0.5;
    return (matrix.values[at * matrix.size + at] as number) > 0 ? drawn : 0;
  });
  for (let round = 0; round < mostRounds; round += 1) {
    if (!makeUnit(apart(start, beside))) return none;
    const { vector, value, residual } = lanczos(matrix, start, beside);
    if (value <= trace * tolerance) return none;
    start = vector;
    if (residual <= value * tolerance) break;
  }
  makeUnit(apart(start, beside));
  return start;
}

/** One run from `start`: the best vector in the space it spans, its eigenvalue, and how far it is from being one. */
function lanczos(matrix: Symmetric, start: Float64Array, beside: readonly Float64Array[]) {
  const basis: Float64Array[] = [start];
  const diagonal: number[] = [];
  const sides: number[] = [];
  const most = Math.min(stepsAtOnce, matrix.size - beside.length);
  let top: { value: number; vector: Float64Array; residual: number } = {
    value: 0,
    vector: new Float64Array(1),
    residual: 0,
  };
  for (;;) {
    const last = basis[basis.length - 1] as Float64Array;
    const next = times(matrix, last);
    diagonal.push(dot(next, last));
    // Twice is enough: what the first pass leaves by rounding the second takes.
    apart(apart(next, beside), basis);
    apart(apart(next, beside), basis);
    const side = Math.sqrt(dot(next, next));
    const ended = basis.length >= most;
    if (ended || basis.length % 8 === 0 || side <= tolerance * Math.abs(diagonal[0] as number)) {
      const { value, vector } = topOfTridiagonal(diagonal, sides);
      const residual = Math.abs(side * (vector[vector.length - 1] as number));
      top = { value, vector, residual };
      if (ended || residual <= tolerance * value) break;
    }
    if (side === 0) break;
    sides.push(side);
    for (let at = 0; at < next.length; at += 1) next[at] = (next[at] as number) / side;
    basis.push(next);
  }
  const vector = new Float64Array(matrix.size);
  for (const [each, direction] of basis.entries()) {
    const weight = top.vector[each] as number;
    for (let at = 0; at < vector.length; at += 1)
      vector[at] = (vector[at] as number) + weight * (direction[at] as number);
  }
  // Where the whole space is spanned nothing is left over, whatever rounding says.
  const whole = basis.length >= matrix.size - beside.length;
  return { vector, value: top.value, residual: whole ? 0 : top.residual };
}

/** The greatest eigenvalue of a tridiagonal matrix by bisection, its vector by inverse iteration from just above it. */
function topOfTridiagonal(diagonal: readonly number[], sides: readonly number[]) {
  const size = diagonal.length;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < size; at += 1) {
    const around = Math.abs(sides[at - 1] ?? 0) + (at < size - 1 ? Math.abs(sides[at] ?? 0) : 0);
    low = Math.max(low, diagonal[at] as number);
    high = Math.max(high, (diagonal[at] as number) + around);
  }
  const span = Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE);
  high += span * 1e-15;
  for (let step = 0; step < 100 && high - low > span * 1e-15; step += 1) {
    const middle = (low + high) / 2;
    if (isAbove(middle, diagonal, sides)) high = middle;
    else low = middle;
  }
  const shift = high + span * 2e-16;
  let vector: Float64Array = new Float64Array(size).fill(1);
  for (let step = 0; step < 4; step += 1) {
    vector = solveAbove(shift, { diagonal, sides, right: vector });
    makeUnit(vector);
  }
  return { value: high, vector };
}

/** Whether every eigenvalue is under `value`: then all pivots of what is left are positive. */
function isAbove(value: number, diagonal: readonly number[], sides: readonly number[]): boolean {
  let pivot = 1;
  for (let at = 0; at < diagonal.length; at += 1) {
    const side = at === 0 ? 0 : (sides[at - 1] as number);
    pivot = value - (diagonal[at] as number) - (side * side) / pivot;
    if (!(pivot > 0)) return false;
  }
  return true;
}

function solveAbove(
  shift: number,
  of: {
    readonly diagonal: readonly number[];
    readonly sides: readonly number[];
    readonly right: Float64Array;
  },
): Float64Array {
  const size = of.diagonal.length;
  const pivots = new Float64Array(size);
  const solved = new Float64Array(size);
  const least = Math.max(Math.abs(shift), 1e-300) * 1e-17;
  for (let at = 0; at < size; at += 1) {
    const side = at === 0 ? 0 : (of.sides[at - 1] as number);
    const before = at === 0 ? 1 : (pivots[at - 1] as number);
    const pivot = shift - (of.diagonal[at] as number) - (side * side) / before;
    pivots[at] = Math.max(pivot, least);
    const left = at === 0 ? 0 : (side * (solved[at - 1] as number)) / before;
    solved[at] = (of.right[at] as number) + left;
  }
  for (let at = size - 1; at >= 0; at -= 1) {
    const after = at === size - 1 ? 0 : (of.sides[at] as number) * (solved[at + 1] as number);
    solved[at] = ((solved[at] as number) + after) / (pivots[at] as number);
  }
  return solved;
}

function times({ size, values }: Symmetric, vector: Float64Array): Float64Array {
  const result = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const base = row * size;
    let even = 0;
    let odd = 0;
    let at = 0;
    for (; at + 1 < size; at += 2) {
      even += (values[base + at] as number) * (vector[at] as number);
      odd += (values[base + at + 1] as number) * (vector[at + 1] as number);
    }
    if (at < size) even += (values[base + at] as number) * (vector[at] as number);
    result[row] = even + odd;
  }
  return result;
}

/** Takes from `vector`, in place, all that lies in the directions of `beside`. */
function apart(vector: Float64Array, beside: readonly Float64Array[]): Float64Array {
  for (const direction of beside) {
    const share = dot(vector, direction);
    for (let at = 0; at < vector.length; at += 1)
      vector[at] = (vector[at] as number) - share * (direction[at] as number);
  }
  return vector;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

/** To length 1, in place; false where there is no length. */
function makeUnit(vector: Float64Array): boolean {
  const length = Math.sqrt(dot(vector, vector));
  if (!(length > 1e-150)) return false;
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) / length;
  return true;
}

function turned(vector: Float64Array): Float64Array {
  let largest = 0;
  for (const [at, loading] of vector.entries()) {
    // A hair's breadth is rounding, not size.
    if (Math.abs(loading) > Math.abs(vector[largest] as number) * (1 + 1e-9)) largest = at;
  }
  return (vector[largest] as number) < 0 ? vector.map((loading) => -loading) : vector;
}
