/** A cracked screen of the evening before, as a customer tells it. */
export const incident = {
  type: 'cracked-screen',
  occurredAt: '2026-06-01T20:00:00.000Z',
  description: 'Fell on the street',
};
