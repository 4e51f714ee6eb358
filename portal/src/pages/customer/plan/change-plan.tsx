import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useRead, useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { MoneyTable } from '../../../parts/money-table.tsx';
import type { Plan } from '../../../parts/plan/plan-state.ts';
import { texts as parts } from '../../../parts/texts.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const terms = ['monthly', 'annual'] as const;

/** Another plan or term; what it comes to is said before it is done. */
export function ChangePlan({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(parts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('change')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('changeTitle')}
        closeButtonProps={{ 'aria-label': words('dismiss') }}
      >
        <ChangeForm plan={plan} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

interface ChangeFormProps {
  readonly plan: Plan;
  readonly onDone: () => void;
}

function ChangeForm({ plan, onDone }: ChangeFormProps): ReactNode {
  const t = useTexts(texts);
  const [planCode, setPlanCode] = useState(plan.planCode);
  const [term, setTerm] = useState(plan.term);
  const { data: offers } = useRead('GET /plans', {});
  const preview = useWrite('POST /enrollments/{enrollmentId}/change', { refreshes: [] });
  const change = useWrite('POST /enrollments/{enrollmentId}/change');
  const { enrollmentId } = plan;
  const isSame = planCode === plan.planCode && term === plan.term;
  const { mutate } = preview;
  useEffect(() => {
    if (!isSame) mutate({ path: { enrollmentId }, body: { planCode, term, preview: true } });
  }, [isSame, mutate, enrollmentId, planCode, term]);
  const run = () =>
    change.mutate(
      { path: { enrollmentId }, body: { planCode, term } },
      {
        onSuccess: () => {
          toast(t('changed'));
          onDone();
        },
      },
    );
  const { data } = preview;
  return (
    <Stack>
      <NativeSelect
        label={t('changeTo')}
        value={planCode}
        onChange={({ currentTarget: { value } }) =>
          setPlanCode(offers?.items.find((offer) => offer.planCode === value)?.planCode ?? planCode)
        }
      >
        {(offers?.items ?? [{ planCode: plan.planCode, name: plan.planName }]).map((offer) => (
          <option key={offer.planCode} value={offer.planCode}>
            {offer.name}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={t('changeTerm')}
        value={term}
        onChange={({ currentTarget: { value } }) => setTerm(terms.find((one) => one === value) ?? term)}
      >
        {terms.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
      </NativeSelect>
      {isSame && <Text c="dimmed">{t('changeSame')}</Text>}
      {!isSame && data && (
        <MoneyTable
          caption={t('changeCaption')}
          rows={[
            ...(data.refundCents > 0 ? [{ label: t('changeRefunded'), cents: data.refundCents }] : []),
            { label: t('changeCharged'), cents: data.chargedCents },
            {
              label: term === 'monthly' ? t('changeThen') : t('changeThenYear'),
              cents: data.price.cents,
              isTotal: true,
            },
          ]}
        />
      )}
      <FormProblem>{isSame ? undefined : (change.error ?? preview.error)?.message}</FormProblem>
      <Group justify="flex-end">
        <Button
          disabled={isSame || preview.isPending || preview.isError}
          loading={change.isPending}
          onClick={run}
        >
          {t('changeConfirm')}
        </Button>
      </Group>
    </Stack>
  );
}
