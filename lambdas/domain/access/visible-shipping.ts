import { type Fields, isFields, pick } from './fields.ts';

/** Who let a parcel go without its deductible, and why a device need not come back, is the claims team's. */
const shippingFields: Readonly<Record<string, readonly string[]>> = {
  deductible: ['state', 'amountCents', 'at'],
  return: ['state', 'dueAt', 'feeCents', 'closedAt'],
};

export const visibleShipping = (shipping: Fields): Fields =>
  Object.fromEntries(
    Object.entries(shipping).map(([name, value]) => {
      const names = shippingFields[name];
      return [name, names && isFields(value) ? pick(value, new Set(names)) : value];
    }),
  );
