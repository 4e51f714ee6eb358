import { Button, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ApiProblem } from '../../../api/problem.ts';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Step } from '../../../parts/steps/step.tsx';
import { noOwner, OwnerFields, ownerField, ownerOf } from '../../../parts/units/owner-fields.tsx';
import type { Product, Unit } from '../../../parts/units/shapes.ts';
import { dayIn, monthsFor, warrantyEnd } from '../../../parts/units/warranty-end.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Proof } from './proof.tsx';
import { texts } from './texts.ts';

export default function RegisterPage({
  params,
}: {
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  const serial = params.serial ?? '';
  const unit = useRead('GET /units/{serial}', { path: { serial } });
  const products = useRead('GET /products', {});
  const error = unit.error ?? products.error;
  if (unit.data && products.data) {
    if (!unit.data.own || unit.data.registration) return <Already unit={unit.data} />;
    const { productId } = unit.data.product;
    return (
      <RegisterForm
        unit={unit.data}
        product={products.data.items.find((one) => one.productId === productId)}
      />
    );
  }
  if (error)
    return (
      <LoadFailed error={error} onAgain={() => void Promise.all([unit.refetch(), products.refetch()])} />
    );
  return <PageSkeleton />;
}

/** Somebody was faster, or the link is an old one. */
function Already({ unit }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(texts);
  const { dateTime } = useFormats();
  const { serial, registration } = unit;
  return (
    <EmptyState
      isPage
      icon="check"
      title={t('already', { serial })}
      action={
        <Button component={Link} href={`/units/${encodeURIComponent(serial)}`}>
          {t('see')}
        </Button>
      }
    >
      {registration &&
        t('alreadyText', {
          name: registration.registeredBy.name,
          day: dateTime(registration.registeredAt),
        })}
    </EmptyState>
  );
}

const isFaultOf = (error: unknown, field: string): boolean =>
  error instanceof ApiProblem && error.faults.some(({ path }) => path === field);

interface RegisterFormProps {
  readonly unit: Unit;
  readonly product: Product | undefined;
}

function RegisterForm({ unit, product }: RegisterFormProps): ReactNode {
  const t = useTexts(texts);
  const { calendarDay, date } = useFormats();
  const [, navigate] = useLocation();
  const [proofDocumentId, setProof] = useState<string>();
  const register = useWrite('POST /units/{serial}/registration');
  const { serial, assignedAt } = unit;
  const back = `/units/${encodeURIComponent(serial)}`;
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { deliveredAt: dayIn(0), ...noOwner },
      validate: { deliveredAt: (day) => (day === '' ? t('deliveredMissing') : null) },
    },
    async ({ deliveredAt, ...owner }) => {
      const body = {
        ...{ deliveredAt, customer: ownerOf(owner) },
        ...(proofDocumentId !== undefined && { proofDocumentId }),
      };
      const registered = await register.mutateAsync({ path: { serial }, body }).catch((error: unknown) => {
        // A paper that was not taken in: the next try goes without it, or with another.
        if (isFaultOf(error, 'proofDocumentId')) setProof(undefined);
        throw error;
      });
      const { endsAt = deliveredAt } = registered.warranty;
      toast(t('done', { serial, day: calendarDay(endsAt) }));
      navigate(back, { replace: true });
    },
    ownerField,
  );
  const { deliveredAt } = form.values;
  const terms = product?.warranty.terms ?? [];
  const ends = warrantyEnd(deliveredAt, terms);
  const why = t('why', {
    product: unit.product.name,
    months: t('months', { count: monthsFor(deliveredAt, terms) }),
  });
  return (
    <Step
      title={t('title', { serial })}
      why={why}
      onBack={() => navigate(back)}
      onNext={submit}
      next={t('register')}
      isBusy={isSending}
      problem={problem}
    >
      <TextInput
        type="date"
        label={t('delivered')}
        description={assignedAt === undefined ? undefined : t('deliveredHint', { day: date(assignedAt) })}
        max={dayIn(0)}
        {...form.getInputProps('deliveredAt')}
      />
      <p role="status" style={{ margin: 0, minHeight: '1.5rem' }}>
        {ends !== undefined && t(ends < dayIn(0) ? 'untilPast' : 'until', { day: calendarDay(ends) })}
      </p>
      <Title order={2} size="h3">
        {t('customer')}
      </Title>
      <OwnerFields form={form} />
      <Proof serial={serial} documentId={proofDocumentId} onArrived={setProof} />
    </Step>
  );
}
