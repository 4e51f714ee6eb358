import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Redirect, useLocation } from 'wouter';
import { useRead, useWrite } from '../../../api/query.ts';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Step } from '../../../parts/steps/step.tsx';
import { noOwner, OwnerFields, ownerField, ownerOf } from '../../../parts/units/owner-fields.tsx';
import type { Unit } from '../../../parts/units/shapes.ts';
import { dayIn } from '../../../parts/units/warranty-end.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

export default function TransferPage({
  params,
}: {
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  const serial = params.serial ?? '';
  const unit = useRead('GET /units/{serial}', { path: { serial } });
  const products = useRead('GET /products', {});
  const error = unit.error ?? products.error;
  if (unit.data && products.data) {
    const { own, registration, product } = unit.data;
    if (!own || !registration) return <Redirect to={`/units/${encodeURIComponent(serial)}`} replace />;
    const found = products.data.items.find(({ productId }) => productId === product.productId);
    return <TransferForm unit={unit.data} isTransferable={found?.warranty.transferable ?? true} />;
  }
  if (error)
    return (
      <LoadFailed error={error} onAgain={() => void Promise.all([unit.refetch(), products.refetch()])} />
    );
  return <PageSkeleton />;
}

interface TransferFormProps {
  readonly unit: Unit;
  readonly isTransferable: boolean;
}

function TransferForm({ unit, isTransferable }: TransferFormProps): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const transfer = useWrite('POST /units/{serial}/transfer');
  const { serial, registration } = unit;
  const owner = registration?.customer.name ?? '';
  const back = `/units/${encodeURIComponent(serial)}`;
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { on: dayIn(0), ...noOwner } },
    async ({ on, ...values }) => {
      const customer = ownerOf(values);
      await transfer.mutateAsync({ path: { serial }, body: { on, customer } });
      toast(t('done', { serial, owner: customer.name }));
      navigate(back, { replace: true });
    },
    ownerField,
  );
  return (
    <Step
      title={t('title', { serial })}
      why={isTransferable ? t('why', { owner }) : t('whyEnds', { owner })}
      onBack={() => navigate(back)}
      onNext={submit}
      next={t('save')}
      isBusy={isSending}
      problem={problem}
    >
      <OwnerFields form={form} />
      <TextInput type="date" label={t('on')} max={dayIn(0)} {...form.getInputProps('on')} />
    </Step>
  );
}
