import { postalAreas } from './postal-areas.ts';

interface Place {
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

let known: ReadonlyMap<string, Place> | undefined;

const areas = (): ReadonlyMap<string, Place> => {
  known ??= new Map(
    postalAreas.split(' ').map((entry) => {
      const [latitude = 0, longitude = 0] = entry.slice(3).split(',').map(Number);
      return [entry.slice(0, 3), { latitude: latitude / 100, longitude: longitude / 100 }];
    }),
  );
  return known;
};

const areaOf = (postalCode: string): Place | undefined =>
  areas().get(postalCode.trim().toUpperCase().slice(0, 3));

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** Mean radius of the earth. */
const earthMiles = 3_958.8;

/**
 * Miles between the centres of two postal areas (the first three characters of the code), on the great circle: enough to
 * say which shop is near. 0 within one area; undefined for a code that is not known.
 */
export function milesBetween(onePostalCode: string, otherPostalCode: string): number | undefined {
  const [one, other] = [areaOf(onePostalCode), areaOf(otherPostalCode)];
  if (!one || !other) return undefined;
  const halfHeight = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const halfWidth = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const between =
    halfHeight + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * halfWidth;
  return Math.round(2 * earthMiles * Math.asin(Math.min(1, Math.sqrt(between))));
}
