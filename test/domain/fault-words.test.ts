import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { InvalidInput } from '../../lambdas/domain/errors.ts';
import { inputFaults } from '../../lambdas/domain/input-faults.ts';

const shape = z.strictObject({
  size: z.optional(z.int().check(z.positive(), z.maximum(200))),
  share: z.optional(z.number().check(z.gte(0), z.lt(1))),
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(5))),
  code: z.optional(z.string().check(z.minLength(3))),
  tags: z.optional(z.array(z.string()).check(z.maxLength(1))),
  submit: z.optional(z.boolean()),
  list: z.optional(z.enum(['active', 'closed'])),
  always: z.optional(z.literal(true)),
  email: z.optional(z.email()),
  day: z.optional(z.iso.date()),
  own: z.optional(z.string().check(z.regex(/^a/, 'begins with a'))),
  pattern: z.optional(z.string().check(z.regex(/^a/))),
  payment: z.optional(
    z.discriminatedUnion('method', [
      z.strictObject({ method: z.literal('paypal'), email: z.email() }),
      z.strictObject({ method: z.literal('link') }),
    ]),
  ),
  place: z.optional(z.union([z.string(), z.number()])),
});
const needed = z.strictObject({ size: z.int(), kind: z.enum(['a', 'b']), inner: z.object({}) });

const toldOf = (schema: z.ZodMiniType, value: unknown): string => {
  const { error } = schema.safeParse(value);
  return error ? new InvalidInput(inputFaults(error)).message : 'nothing';
};

describe('what is said of input that is not valid', () => {
  it.each([
    [{ size: 0 }, 'size: must be above 0'],
    [{ size: 201 }, 'size: must be at most 200'],
    [{ size: 1.5 }, 'size: must be a whole number'],
    [{ size: '7' }, 'size: must be a number'],
    [{ size: Number.NaN }, 'size: must be a number'],
    [{ share: -1 }, 'share: must be at least 0'],
    [{ share: 1 }, 'share: must be below 1'],
    [{ name: '' }, 'name: must not be empty'],
    [{ name: 'longer' }, 'name: must have at most 5 characters'],
    [{ code: 'a' }, 'code: must have at least 3 characters'],
    [{ name: 5 }, 'name: must be text'],
    [{ tags: ['a', 'b'] }, 'tags: must have at most 1 entry'],
    [{ tags: 'a' }, 'tags: must be a list'],
    [{ submit: 'true' }, 'submit: must be true or false'],
    [{ list: 'all' }, 'list: must be one of active, closed'],
    [{ always: false }, 'always: must be true'],
    [{ email: 'nope' }, 'email: must be an email address such as name@example.com'],
    [{ day: '2026-02-30' }, 'day: must be a day such as 2026-03-15'],
    [{ own: 'b' }, 'own: begins with a'],
    [{ pattern: 'b' }, 'pattern: is not written as it should be'],
    [{ payment: { method: 'ach' } }, 'payment.method: must be one of paypal, link'],
    [{ payment: {} }, 'payment.method: must be one of paypal, link'],
    [{ payment: { method: 'paypal' } }, 'payment.email: is missing'],
    [{ place: true }, 'place: has a shape that is not known here'],
    [{ other: 1 }, 'other: is not a field here'],
    [[], 'must be an object'],
    [null, 'must be an object'],
  ])('%o', (value, told) => {
    expect(toldOf(shape, value)).toBe(told);
  });

  it('names every field that is missing', () => {
    expect(toldOf(needed, {})).toBe('size: is missing; kind: is missing; inner: is missing');
  });
});
