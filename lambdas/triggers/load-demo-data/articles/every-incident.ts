/** For articles that help whatever happened. */
export const everyIncident = [
  'accidental-damage',
  'cracked-screen',
  'liquid',
  'theft',
  'theft-from-vehicle',
  'vandalism',
  'loss',
  'mechanical-failure',
] as const;
