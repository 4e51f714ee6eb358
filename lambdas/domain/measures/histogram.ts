/** Durations as counts per bucket: added to without being read, and still giving a median within a third of the truth. */

/** Upper ends of the buckets in minutes: each a good third above the one before, up to 60 days. */
const bucketEnds: readonly number[] = (() => {
  const ends = [1];
  for (let end = 1; end < 60 * 24 * 60; ) {
    end = Math.max(end + 1, Math.round(end * 1.35));
    ends.push(end);
  }
  return ends;
})();

export const bucketCount = bucketEnds.length;

/** The bucket that a duration in minutes falls into; the last one holds whatever is longer. */
export function bucketOf(minutes: number): number {
  const bucket = bucketEnds.findIndex((end) => minutes <= end);
  return bucket === -1 ? bucketEnds.length - 1 : bucket;
}

/** The end, in minutes, of the bucket below which this share (0 to 1) of the counted durations lies; undefined for none. */
export function shareWithin(counts: readonly number[], share: number): number | undefined {
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count === 0) return undefined;
  let below = 0;
  const found = counts.findIndex((one) => {
    below += one;
    return below >= count * share;
  });
  return bucketEnds[found];
}
