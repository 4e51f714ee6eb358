import type { AnswerOf, BodyOf } from '../../../api/call.ts';
import { type MinorValues, minorFieldOf, minorOf, noMinor } from '../../../parts/minor/minor-fields.tsx';

export type Offers = AnswerOf<'GET /plans'>;
export type PlanCode = BodyOf<'POST /enrollments'>['planCode'];
export type Sold = AnswerOf<'POST /enrollments'>;

/** All that is asked; a `type`, so that it is a record. */
export type Order = MinorValues & {
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
  ...noMinor,
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
  device: ['make', 'model', 'imei', 'working', 'forMinor', 'minor', 'minorBornOn'],
  who: ['name', 'email', 'phone'],
  where: ['line1', 'line2', 'city', 'region', 'postalCode'],
  review: ['promoCode', 'terms'],
};

const always = ['make', 'model', 'name', 'email', 'phone', 'line1', 'city', 'region', 'postalCode'] as const;

/** What can't be left out of this order. */
export const neededFields = ({ forMinor }: Order): ReadonlySet<keyof Order> =>
  new Set<keyof Order>([...always, ...(forMinor ? (['minor', 'minorBornOn'] as const) : [])]);

/** The form's field of a path of the API: `customer.address.postalCode` is `postalCode`. */
export function fieldOf(path: string): string {
  const ofMinor = minorFieldOf(path);
  if (ofMinor !== undefined) return ofMinor;
  if (path === 'acceptedTerms') return 'terms';
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

const isPhoneKnown = ({ make, model }: Order): boolean => make.trim() !== '' && model.trim() !== '';

/** Whether the order has a price yet: that of a phone alone hangs on the phone. */
export const isPriced = (order: Order): boolean => order.planCode !== 'phone-only' || isPhoneKnown(order);

/** Asked for a price. */
export const quoteBody = (order: Order): BodyOf<'POST /enrollments/quote'> => ({
  ...orderPart(order),
  ...(isPhoneKnown(order) && { phone: { make: order.make.trim(), model: order.model.trim() } }),
});

/** The sale; a signed-in customer is known already. `acceptedTerms`: the version that the page leads to. */
export function saleBody(order: Order, isKnown: boolean, acceptedTerms: string): BodyOf<'POST /enrollments'> {
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
    ...minorOf(order),
    acceptedTerms,
  };
}
