import { codes } from 'zipcodes';

/**
 * The centre of every postal area, as `lambdas/domain/places/postal-areas.ts` holds it: the first three characters of a
 * ZIP or Canadian postal code, latitude and longitude in hundredths of a degree. The mean over the area's codes.
 */
export function makePostalAreas(): string {
  const areas = new Map<string, { latitude: number; longitude: number; count: number }>();
  for (const [code, { latitude, longitude }] of Object.entries(codes)) {
    if (!latitude || !longitude) continue;
    const area = areas.get(code.slice(0, 3)) ?? { latitude: 0, longitude: 0, count: 0 };
    area.latitude += latitude;
    area.longitude += longitude;
    area.count += 1;
    areas.set(code.slice(0, 3), area);
  }
  const hundredths = (sum: number, count: number): number => Math.round((sum / count) * 100);
  return [...areas]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([area, { latitude, longitude, count }]) =>
        `${area}${hundredths(latitude, count)},${hundredths(longitude, count)}`,
    )
    .join(' ');
}
