import { Button, Text, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Step } from '../../../parts/steps/step.tsx';
import { OwnerFields } from '../../../parts/units/owner-fields.tsx';
import type { Product, Unit } from '../../../parts/units/shapes.ts';
import { dayIn, monthsFor, warrantyEnd } from '../../../parts/units/warranty-end.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Proof } from './proof.tsx';
import { texts } from './texts.ts';
import { unitAddress, useRegistration } from './use-registration.ts';

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
        <Button component={Link} href={unitAddress(serial)}>
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

interface RegisterFormProps {
  readonly unit: Unit;
  readonly product: Product | undefined;
}

function RegisterForm({ unit, product }: RegisterFormProps): ReactNode {
  const t = useTexts(texts);
  const { calendarDay, date } = useFormats();
  const [, navigate] = useLocation();
  const { form, problem, isSending, submit, proofDocumentId, setProof } = useRegistration(unit);
  const { serial, assignedAt } = unit;
  const terms = product?.warranty.terms ?? [];
  const { deliveredAt } = form.values;
  const ends = warrantyEnd(deliveredAt, terms);
  const months = t('months', { count: monthsFor(deliveredAt, terms) });
  return (
    <Step
      title={t('title', { serial })}
      why={t('why', { product: unit.product.name, months })}
      onBack={() => navigate(unitAddress(serial))}
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
      <Text role="status" mih="1.5rem">
        {ends !== undefined && t(ends < dayIn(0) ? 'untilPast' : 'until', { day: calendarDay(ends) })}
      </Text>
      <Title order={2} size="h3">
        {t('customer')}
      </Title>
      <OwnerFields form={form} />
      <Proof serial={serial} documentId={proofDocumentId} onArrived={setProof} />
    </Step>
  );
}
