/** The loss of a training run, step by step. */
export interface Curve {
  readonly label: string;
  /** Nats a token, one a step. */
  readonly losses: readonly number[];
}

/** A point of a drawn curve. */
export interface Point {
  readonly step: number;
  readonly loss: number;
}

/**
 * Means of neighbouring steps: a batch is a small sample, so single losses jump.
 *
 * @param size steps in one mean; the last may have fewer
 */
export function smoothed(losses: readonly number[], size: number): Point[] {
  const points: Point[] = [];
  for (let first = 0; first < losses.length; first += size) {
    const part = losses.slice(first, first + size);
    points.push({
      step: first + (part.length + 1) / 2,
      loss: part.reduce((sum, loss) => sum + loss, 0) / part.length,
    });
  }
  return points;
}

/** The highest whole loss at or above every point, at least 1. */
export function ceiling(curves: readonly (readonly Point[])[]): number {
  return Math.max(1, Math.ceil(Math.max(0, ...curves.flat().map(({loss}) => loss))));
}

/** Where labels go so that none lies on another: as near to its wish as `gap` allows, in the order of the wishes. */
export function spread(wishes: readonly number[], gap: number, lowest: number): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0));
  const places = [...wishes];
  let previous = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const place = Math.max(wishes[index] ?? 0, previous + gap);
    places[index] = place;
    previous = place;
  }
  // What ran over the lower edge moves up again, from the last to the first.
  let limit = lowest;
  for (const index of order.reverse()) {
    places[index] = Math.min(places[index] ?? 0, limit);
    limit = (places[index] ?? 0) - gap;
  }
  return places;
}

/** Curves as an attribute of a note carries them. */
export function packed(curves: readonly Curve[]): string {
  return JSON.stringify(curves.map(({label, losses}) => [label, losses.map((loss) => Number(loss.toFixed(3)))]));
}

export function unpacked(text: string): Curve[] {
  return (JSON.parse(text) as [string, number[]][]).map(([label, losses]) => ({label, losses}));
}
