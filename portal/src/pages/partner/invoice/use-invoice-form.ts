import { useLocation } from 'wouter';
import type { BodyOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { centsOf } from '../../../forms/dollars.ts';
import { type ProblemForm, useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { Amounts } from './settlement.ts';
import { texts } from './texts.ts';

export interface InvoiceValues extends Record<string, unknown>, Amounts {
  number: string;
  /** Dollars that the customer paid; may stay empty. */
  collected: string;
  payBy: 'on-record' | 'paypal' | 'link';
  email: string;
  url: string;
}

type Body = BodyOf<'POST /claims/{claimId}/invoice'>;

function paymentOf({ payBy, email, url }: InvoiceValues): Body['payment'] {
  if (payBy === 'paypal') return { method: 'paypal', email: email.trim() };
  return payBy === 'link' ? { method: 'link', url: url.trim() } : { method: 'on-record' };
}

function bodyOf(values: InvoiceValues): Body {
  const invoiceNumber = values.number.trim();
  const collectedCents = centsOf(values.collected);
  return {
    ...(invoiceNumber !== '' && { invoiceNumber }),
    partsCents: centsOf(values.parts) ?? 0,
    laborCents: centsOf(values.labor) ?? 0,
    taxCents: centsOf(values.tax) ?? 0,
    ...(collectedCents !== undefined && { collectedCents }),
    payment: paymentOf(values),
  };
}

/** The API's names of what the form calls otherwise. */
const fields: Readonly<Record<string, string>> = {
  invoiceNumber: 'number',
  partsCents: 'parts',
  laborCents: 'labor',
  taxCents: 'tax',
  collectedCents: 'collected',
  'payment.email': 'email',
  'payment.url': 'url',
  payment: 'payBy',
};

const isMail = (typed: string): boolean => /^\S+@\S+\.\S+$/.test(typed.trim());
const isLink = (typed: string): boolean => /^https:\/\/\S+\.\S+/.test(typed.trim());

/** The final invoice of a claim. */
export function useInvoiceForm(claim: Claim): ProblemForm<InvoiceValues> {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const send = useWrite('POST /claims/{claimId}/invoice');
  const amount = (typed: string): string | null =>
    typed.trim() === '' || centsOf(typed) !== undefined ? null : t('amountWrong');
  return useProblemForm<InvoiceValues>(
    {
      mode: 'controlled',
      initialValues: {
        ...{ number: '', parts: '', labor: '', tax: '', collected: '' },
        ...{ payBy: 'on-record', email: '', url: '' },
      },
      validate: {
        parts: (typed, { labor, tax }) =>
          [typed, labor, tax].every((one) => one.trim() === '') ? t('amountsMissing') : amount(typed),
        labor: amount,
        tax: amount,
        collected: amount,
        email: (typed, { payBy }) => (payBy === 'paypal' && !isMail(typed) ? t('emailWrong') : null),
        url: (typed, { payBy }) => (payBy === 'link' && !isLink(typed) ? t('urlWrong') : null),
      },
    },
    async (values) => {
      const { claimId } = claim;
      const after = await send.mutateAsync({ path: { claimId }, body: bodyOf(values) });
      toast(after.invoice?.state === 'accepted' ? t('accepted') : t('inReview'));
      navigate(`/claims/${claimId}`);
    },
    (path) => fields[path] ?? path,
  );
}
