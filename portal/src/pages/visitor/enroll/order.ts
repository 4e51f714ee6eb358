import type { AnswerOf, BodyOf } from '../../../api/call.ts';

export type Offers = AnswerOf<'GET /plans'>;
export type PlanCode = BodyOf<'POST /enrollments'>['planCode'];
export type Sold = AnswerOf<'POST /enrollments'>;

/** All that is asked; a `type`, so that it is a record. */
export type Order = {
  planCode: PlanCode;
  term: 'monthly' | 'annual';
  student: boolean;
  promoCode: string;
  make: string;
  model: string;
  imei: string;
  working: boolean;
  name: string;
  email: string;
  phone: string;
  minor: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postalCode: string;
  terms: boolean;
};

export const emptyOrder: Order = {
  planCode: 'everything',
  term: 'monthly',
  student: false,
  promoCode: '',
  make: '',
  model: '',
  imei: '',
  working: false,
  name: '',
  email: '',
  phone: '',
  minor: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  terms: false,
};

export const steps = ['plan', 'device', 'who', 'where', 'review'] as const;
export type StepName = (typeof steps)[number];

/** Which question asks for a field. */
export const fieldsOf: Readonly<Record<StepName, readonly (keyof Order)[]>> = {
  plan: ['planCode', 'term', 'student'],
  device: ['make', 'model', 'imei', 'working'],
  who: ['name', 'email', 'phone', 'minor'],
  where: ['line1', 'line2', 'city', 'region', 'postalCode'],
  review: ['promoCode', 'terms'],
};

/** What can't be left out. */
export const neededFields: ReadonlySet<keyof Order> = new Set<keyof Order>([
  ...(['make', 'model', 'name', 'email', 'phone', 'line1', 'city', 'region', 'postalCode'] as const),
]);

/** The form's field of a path of the API: `customer.address.postalCode` is `postalCode`. */
export function fieldOf(path: string): string {
  if (path.startsWith('protectedMinor')) return 'minor';
  const last = path.split('.').at(-1) ?? path;
  return path === 'customer.phone' ? 'phone' : last;
}

export const stepOf = (field: string): StepName | undefined =>
  steps.find((step) => fieldsOf[step].some((name) => name === field));

const orderPart = ({ planCode, term, student, promoCode }: Order) => ({
  planCode,
  term,
  ...(student && { student }),
  ...(promoCode.trim() !== '' && { promoCode: promoCode.trim() }),
});

/** Asked for a price. */
export const quoteBody = (order: Order): BodyOf<'POST /enrollments/quote'> => ({
  ...orderPart(order),
  phone: { make: order.make.trim(), model: order.model.trim() },
});

/** The sale; a signed-in customer is known already. */
export function saleBody(order: Order, isKnown: boolean): BodyOf<'POST /enrollments'> {
  const text = (value: string) => value.trim();
  const postalCode = text(order.postalCode).toUpperCase();
  return {
    ...orderPart(order),
    device: {
      kind: 'phone',
      make: text(order.make),
      model: text(order.model),
      condition: 'working',
      ...(text(order.imei) !== '' && { imei: text(order.imei) }),
    },
    ...(!isKnown && {
      customer: {
        name: text(order.name),
        email: text(order.email),
        phone: text(order.phone),
        address: {
          line1: text(order.line1),
          ...(text(order.line2) !== '' && { line2: text(order.line2) }),
          city: text(order.city),
          region: text(order.region).toUpperCase(),
          postalCode,
          // Canada's begin with a letter.
          country: /^[A-Z]/.test(postalCode) ? ('CA' as const) : ('US' as const),
        },
      },
    }),
    ...(text(order.minor) !== '' && { protectedMinor: { name: text(order.minor) } }),
  };
}
