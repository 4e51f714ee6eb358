import type { Claim } from '../../api/shapes.ts';

export type IncidentType = Claim['incident']['type'];

/** In the order people choose from. A type that the API gains, or loses, does not compile here. */
const inOrder = {
  'accidental-damage': true,
  'cracked-screen': true,
  liquid: true,
  theft: true,
  'theft-from-vehicle': true,
  vandalism: true,
  loss: true,
  'mechanical-failure': true,
} as const satisfies Record<IncidentType, true>;

/** What can happen; the words for each stand in the texts of the claim list. */
export const incidentTypes = Object.keys(inOrder) as readonly IncidentType[];
