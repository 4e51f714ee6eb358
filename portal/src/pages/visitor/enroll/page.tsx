import { type ReactNode, useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { ApiProblem } from '../../../api/problem.ts';
import { useRead, useWrite } from '../../../api/query.ts';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { useAccount } from '../../../session/account.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Done } from './done.tsx';
import { DeviceQuestion, WhereQuestion, WhoQuestion } from './fields.tsx';
import {
  emptyOrder,
  fieldOf,
  fieldsOf,
  neededFields,
  type Offers,
  type Order,
  type Sold,
  type StepName,
  saleBody,
  stepOf,
  steps,
} from './order.ts';
import { PlanQuestion } from './plan-question.tsx';
import { Review } from './review.tsx';
import { texts } from './texts.ts';

/** What is typed is kept in this tab until the plan is bought; a reload loses nothing. */
const KEY = 'claimflow.enroll';

export default function EnrollPage(): ReactNode {
  const { data: offers, error, refetch } = useRead('GET /plans', {});
  const [sold, setSold] = useState<{ readonly sold: Sold; readonly order: Order }>();
  if (sold) return <Done {...sold} />;
  if (!offers) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Enroll
      offers={offers}
      onSold={(done, order) => setSold({ sold: done, order })}
      onOtherTerms={() => void refetch()}
    />
  );
}

function keptOrder(search: string, offers: Offers): Order {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Order>;
  const asked = new URLSearchParams(search);
  const planCode = offers.items.find((offer) => offer.planCode === asked.get('plan'))?.planCode;
  const make = asked.get('make') ?? kept.make ?? '';
  const model = asked.get('model') ?? kept.model ?? '';
  const promoCode = asked.get('code') ?? kept.promoCode ?? '';
  return {
    ...emptyOrder,
    ...kept,
    make,
    model,
    promoCode,
    ...(planCode !== undefined && { planCode }),
    terms: false,
  };
}

interface EnrollProps {
  readonly offers: Offers;
  readonly onSold: (sold: Sold, order: Order) => void;
  /** The terms that were shown are in force no longer. */
  readonly onOtherTerms: () => void;
}

/** One question at a time: plan, phone, who, where, and all of it once more with the price. */
function Enroll({ offers, onSold, onOtherTerms }: EnrollProps): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const search = useSearch();
  // Agents and shops sign in too, and buy for somebody else.
  const isKnown = useAccount()?.role === 'customer';
  const asked: readonly StepName[] = isKnown ? ['plan', 'device', 'review'] : steps;
  const [index, setIndex] = useState(0);
  const buy = useWrite('POST /enrollments');
  const problemForm = useProblemForm<Order>(
    { mode: 'controlled', initialValues: keptOrder(search, offers) },
    async (order) => {
      try {
        const sold = await buy.mutateAsync({ body: saleBody(order, isKnown, offers.termsVersion) });
        sessionStorage.removeItem(KEY);
        onSold(sold, order);
      } catch (error) {
        const first = error instanceof ApiProblem ? error.faults[0] : undefined;
        if (first?.path === 'acceptedTerms') onOtherTerms();
        const step = first && stepOf(fieldOf(first.path));
        if (step && asked.includes(step)) setIndex(asked.indexOf(step));
        throw error;
      }
    },
    fieldOf,
  );
  const { form, problem, isSending, submit } = problemForm;
  const { values } = form;
  useEffect(() => sessionStorage.setItem(KEY, JSON.stringify(values)), [values]);
  useEffect(() => {
    if (index >= 0) window.scrollTo(0, 0);
  }, [index]);

  const name = asked[index] ?? 'plan';
  const next = (): void => {
    const needed = neededFields(values);
    const missing = fieldsOf[name].filter((field) => needed.has(field) && values[field] === '');
    for (const field of missing) form.setFieldError(field, t('needed'));
    const isDamaged = name === 'device' && !values.working;
    if (isDamaged) form.setFieldError('working', t('workingNeeded'));
    if (missing.length === 0 && !isDamaged) setIndex(index + 1);
  };
  const common = {
    form,
    number: index + 1,
    total: asked.length,
    problem,
    onBack: () => (index === 0 ? navigate('/') : setIndex(index - 1)),
    onNext: next,
  };
  if (name === 'device') return <DeviceQuestion key={name} {...common} offers={offers} />;
  if (name === 'who') return <WhoQuestion key={name} {...common} />;
  if (name === 'where') return <WhereQuestion key={name} {...common} />;
  if (name === 'review')
    return <Review key={name} {...common} isSending={isSending} onBuy={submit} isKnown={isKnown} />;
  return <PlanQuestion key={name} {...common} offers={offers} />;
}
