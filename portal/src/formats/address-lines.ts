interface Address {
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
}

/** An address line by line, as it stands on a parcel: `742 Guerrero Street`, `Apartment 3`, `San Francisco, CA 94110`. */
export const addressLines = ({ line1, line2 = '', city, region, postalCode }: Address): readonly string[] =>
  [line1, line2, `${city}, ${region} ${postalCode}`].filter((line) => line !== '');

/** The same in one line. */
export const addressLine = (address: Address): string => addressLines(address).join(', ');
