/** What is read of the package, which has no types of its own. Some places of it lack their coordinates. */
declare module 'zipcodes' {
  export const codes: Readonly<
    Record<
      string,
      {
        readonly latitude: number | null;
        readonly longitude: number | null;
        readonly state: string;
        readonly country: string;
      }
    >
  >;
}
