import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { centsOf, dollarsOf } from '../../../forms/dollars.ts';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import type { RmaTerms } from '../../../parts/rmas/shapes.ts';
import { Step } from '../../../parts/steps/step.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { RmaOrder } from './shapes.ts';
import { texts } from './texts.ts';
import { typedUnits } from './typed-units.ts';
import { UnitsFile } from './units-file.tsx';

interface IssueFormProps {
  readonly claim: Claim;
  /** Of the claim's own unit. */
  readonly serial: string;
  readonly terms: RmaTerms;
}

const kinds = ['credit', 'advance-replacement', 'repair-and-return', 'recalibrate-and-return'] as const;

/** Which units are asked back, and what becomes of them. */
export function IssueForm({ claim, serial, terms }: IssueFormProps): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const { claimId, incident } = claim;
  const issue = useWrite('POST /claims/{claimId}/rmas', {
    refreshes: ['GET /claims/{claimId}/rmas', 'GET /claims/{claimId}', 'GET /rmas'],
  });
  const fault = incident.description.replaceAll('\n', ' ').slice(0, 500);
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: {
        kind: 'credit',
        units: fault === '' ? serial : `${serial}, ${fault}`,
        depotId: terms.depots[0]?.depotId ?? '',
        days: String(terms.returnDays.credit),
        fee: dollarsOf(terms.nonReturnFeeCents),
        note: '',
      },
      validate: {
        units: (units) => (typedUnits(units).length === 0 ? t('unitsMissing') : null),
        fee: (fee, { kind }) =>
          kind === 'advance-replacement' && centsOf(fee) === undefined ? t('feeFault') : null,
      },
    },
    async ({ units }) => {
      const body = { ...orderOf(form.getValues()), units: typedUnits(units) };
      const { rmaId } = await issue.mutateAsync({ path: { claimId }, body });
      toast(t('issued'));
      navigate(`/rmas/${rmaId}`, { replace: true });
    },
    fieldOf,
  );
  const { kind } = form.values;
  const choose = (value: string): void => {
    const chosen = kinds.find((one) => one === value) ?? 'credit';
    form.setValues({ kind: chosen, days: String(terms.returnDays[chosen] ?? '') });
  };
  return (
    <Step
      title={t('title')}
      why={t('why', { dealer: claim.partner?.name ?? claim.customer.name })}
      onBack={() => navigate(`/claims/${claimId}`)}
      onNext={submit}
      next={t('issue')}
      isBusy={isSending}
      problem={problem}
    >
      <NativeSelect label={t('kind')} value={kind} onChange={(event) => choose(event.currentTarget.value)}>
        {terms.kinds.map((one) => (
          <option key={one.kind} value={one.kind}>
            {one.words}
          </option>
        ))}
      </NativeSelect>
      <Textarea
        label={t('units')}
        description={t('unitsHint')}
        autosize
        minRows={3}
        maxRows={12}
        {...form.getInputProps('units')}
      />
      <UnitsFile claimId={claimId} order={() => orderOf(form.getValues())} />
      <NativeSelect label={t('depot')} {...form.getInputProps('depotId')}>
        {terms.depots.map(({ depotId, name, address }) => (
          <option key={depotId} value={depotId}>
            {`${name}, ${address.city}, ${address.region}`}
          </option>
        ))}
      </NativeSelect>
      <TextInput label={t('days')} type="number" min={1} max={180} {...form.getInputProps('days')} />
      {kind === 'advance-replacement' && (
        <TextInput label={t('fee')} inputMode="decimal" leftSection="$" {...form.getInputProps('fee')} />
      )}
      {kind !== 'credit' && <Text c="dimmed">{t('backTo')}</Text>}
      <Textarea label={t('note')} autosize minRows={2} maxRows={8} {...form.getInputProps('note')} />
    </Step>
  );
}

/** Where a path of the API stands in this form. */
function fieldOf(path: string): string {
  if (path.startsWith('units.')) return 'units';
  if (path === 'returnDays') return 'days';
  return path === 'nonReturnFeeCents' ? 'fee' : path;
}

interface OrderValues {
  readonly kind: string;
  readonly depotId: string;
  readonly days: string;
  readonly fee: string;
  readonly note: string;
}

function orderOf({ kind, depotId, days, fee, note }: OrderValues): RmaOrder {
  const nonReturnFeeCents = centsOf(fee);
  return {
    kind: kinds.find((one) => one === kind) ?? 'credit',
    depotId,
    ...(days.trim() !== '' && { returnDays: Number(days) }),
    ...(kind === 'advance-replacement' && nonReturnFeeCents !== undefined && { nonReturnFeeCents }),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}
