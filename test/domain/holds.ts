import * as fc from 'fast-check';

/** Runs a synchronous property; typed so that nothing is left to await. */
export const holds = <T>(property: fc.IProperty<T>, params: fc.Parameters<T> = {}): void => {
  const assertNow: (property: fc.IProperty<T>, params: fc.Parameters<T>) => void = fc.assert;
  assertNow(property, params);
};
