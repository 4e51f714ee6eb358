import type { AnswerOf, BodyOf } from '../../api/call.ts';
import { useWrite } from '../../api/query.ts';
import { type ProblemForm, useProblemForm } from '../../forms/use-problem-form.ts';
import { useTexts } from '../../texts/languages.tsx';
import { type MinorValues, minorFieldOf, minorOf, noMinor } from '../minor/minor-fields.tsx';
import { texts } from './texts.ts';

export type Offers = AnswerOf<'GET /plans'>;
export type Sold = AnswerOf<'POST /enrollments'>;
type Order = BodyOf<'POST /enrollments'>;

/** Where it is sold: the clerk looks at the phone, the agent asks the caller. */
export type SoldAt = 'counter' | 'phone';

export interface SaleValues extends Record<string, unknown>, MinorValues {
  /** `Apple iPhone 15` of the list, or {@link UNLISTED}. */
  phoneModel: string;
  make: string;
  model: string;
  planCode: 'everything' | 'phone-only';
  term: 'monthly' | 'annual';
  student: boolean;
  promoCode: string;
  name: string;
  phone: string;
  email: string;
  line1: string;
  city: string;
  region: string;
  postalCode: string;
  country: 'US' | 'CA';
  seenWorking: boolean;
}

export const UNLISTED = 'other';

/** What the clerk has in the hand. */
export function deviceOf(
  { phoneModel, make, model }: Pick<SaleValues, 'phoneModel' | 'make' | 'model'>,
  { deductibles }: Offers,
): { make: string; model: string } {
  const listed = deductibles.phones.find((phone) => `${phone.make} ${phone.model}` === phoneModel);
  return listed ? { make: listed.make, model: listed.model } : { make: make.trim(), model: model.trim() };
}

/** What is ordered, without whom it is for. */
export const termsOf = ({ planCode, term, student, promoCode }: SaleValues) => ({
  planCode: planCode === 'everything' && student ? ('everything-student' as const) : planCode,
  term,
  ...(planCode === 'everything' && student && { student }),
  ...(promoCode.trim() !== '' && { promoCode: promoCode.trim() }),
});

const orderOf = (values: SaleValues, offers: Offers, soldAt: SoldAt): Order => {
  const { name, phone, email, line1, city, region, postalCode, country } = values;
  const address = { line1, city, region: region.trim().toUpperCase(), postalCode, country };
  return {
    ...termsOf(values),
    customer: { name, phone, email, address },
    device: { kind: 'phone', ...deviceOf(values, offers), condition: 'working' },
    ...minorOf(values),
    ...(soldAt === 'counter' && { seenWorking: true }),
  };
};

const empty: SaleValues = {
  phoneModel: '',
  ...{ make: '', model: '', planCode: 'everything', term: 'monthly', student: false, promoCode: '' },
  ...{ name: '', phone: '', email: '', line1: '', city: '', region: '', postalCode: '', country: 'US' },
  ...noMinor,
  seenWorking: false,
};

/** A sale for somebody else. No card here: the customer adds it on the own phone. */
export function useSaleForm(
  offers: Offers,
  soldAt: SoldAt,
  onSold: (sold: Sold) => void,
): ProblemForm<SaleValues> {
  const t = useTexts(texts);
  const sell = useWrite('POST /enrollments');
  const given = (typed: string): string | null => (typed.trim() === '' ? t('missing') : null);
  const ofUnlisted = (typed: string, { phoneModel }: SaleValues) =>
    phoneModel === UNLISTED ? given(typed) : null;
  const ofMinor = (typed: string, { forMinor }: SaleValues) => (forMinor ? given(typed) : null);
  return useProblemForm<SaleValues>(
    {
      mode: 'controlled',
      initialValues: empty,
      validate: {
        phoneModel: given,
        make: ofUnlisted,
        model: ofUnlisted,
        name: given,
        phone: given,
        email: given,
        line1: given,
        city: given,
        region: given,
        postalCode: given,
        minor: ofMinor,
        minorBornOn: ofMinor,
        seenWorking: (seen) => (seen ? null : t(soldAt === 'counter' ? 'seenMissing' : 'toldMissing')),
      },
    },
    async (values) => onSold(await sell.mutateAsync({ body: orderOf(values, offers, soldAt) })),
    (path) => minorFieldOf(path) ?? path.split('.').at(-1) ?? path,
  );
}
