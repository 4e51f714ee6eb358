import { describe, expect, it } from 'vitest';
import { codes } from 'zipcodes';
import { regionsOf, zoneOf } from '../../../lambdas/domain/places/regions.ts';
import { checkAddress } from '../../../lambdas/domain/plans/address.ts';

const address = (region: string, postalCode: string, country: 'US' | 'CA' = 'US') => ({
  ...{ line1: '1 Main Street', city: 'Somewhere', region, postalCode, country },
});

describe('a mailing address', () => {
  it.each([
    ['CA', '94110', 'US', 'CA', '94110'],
    ['ca', ' 94110-1234 ', 'US', 'CA', '94110-1234'],
    ['NY', '100131234', 'US', 'NY', '10013-1234'],
    ['ON', 'm5h2m5', 'CA', 'ON', 'M5H 2M5'],
    ['NU', 'X0A 0H0', 'CA', 'NU', 'X0A 0H0'],
    ['HI', '96801', 'US', 'HI', '96801'],
    ['PR', '00901', 'US', 'PR', '00901'],
  ] as const)('%s %s, %s is one', (region, postalCode, country, state, code) => {
    expect(checkAddress(address(region, postalCode, country), 'address')).toMatchObject({
      address: { region: state, postalCode: code },
    });
  });

  it.each([
    ['CA', '10013', 'US', 'address.region'],
    ['BC', 'M5H 2M5', 'CA', 'address.region'],
    ['California', '94110', 'US', 'address.region'],
    ['CA', '9411', 'US', 'address.postalCode'],
    ['CA', '00001', 'US', 'address.postalCode'],
    ['ON', 'D5H 2M5', 'CA', 'address.postalCode'],
    ['ON', '94110', 'CA', 'address.postalCode'],
    ['CA', 'M5H 2M5', 'US', 'address.postalCode'],
  ] as const)('%s %s, %s is none', (region, postalCode, country, path) => {
    expect(checkAddress(address(region, postalCode, country), 'address')).toMatchObject({
      faults: [{ path }],
    });
  });

  it('lies where the post says it does, for every ZIP code', () => {
    const wrong = Object.entries(codes).filter(
      ([zip, { country, state }]) => country === 'US' && !regionsOf('US', zip).includes(state),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['CA', '94110', 'America/Los_Angeles'],
    ['FL', '33101', 'America/New_York'],
    ['FL', '32401', 'America/Chicago'],
    ['TX', '79901', 'America/Denver'],
    ['AZ', '85001', 'America/Phoenix'],
    ['TN', '37901', 'America/New_York'],
    ['ZZ', '00000', 'America/New_York'],
  ])('%s %s keeps the time of %s', (region, postalCode, zone) => {
    expect(zoneOf({ region, postalCode, country: 'US' })).toBe(zone);
  });
});
