type Given<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

/** Input as the domain takes it: an optional field that was left out is absent, not `undefined`. Not deep. */
export const given = <T extends object>(input: T): Given<T> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Given<T>;
