/** The few statistics that a figure needs. Nothing here knows what is measured. */

/** The value below which a share of the values lies, between neighbours by straight line. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The interval that holds the median of such values 95 times in 100, by resampling them. */
export function medianInterval(values: readonly number[], resamples = 2_000): readonly [number, number] {
  const random = seededRandom(values.length);
  const pick = (): number => values[Math.floor(random() * values.length)]!;
  const medians = Array.from({ length: resamples }, () => median(values.map(pick)));
  return [quantile(medians, 0.025), quantile(medians, 0.975)];
}
