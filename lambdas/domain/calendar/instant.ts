import * as z from 'zod/mini';

/** An ISO 8601 instant in UTC, e.g. `2026-03-15T12:00:00.000Z`. */
export const instantSchema = z.iso.datetime({
  offset: false,
  error: 'must be an instant in UTC such as 2026-03-02T17:00:00Z',
});
