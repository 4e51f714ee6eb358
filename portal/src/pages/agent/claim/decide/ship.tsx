import { Button, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../../forms/use-problem-form.ts';
import { Facts } from '../../../../parts/facts.tsx';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The replacement goes into the post: by whom and under which number; before the deductible is paid, why. */
export function Ship({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { money, moment } = useFormats();
  const send = useWrite('POST /claims/{claimId}/ship');
  const { shipping, deductibleCents = 0, claimId } = claim;
  const owes = deductibleCents > 0 && !shipping?.deductible;
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: { carrier: '', trackingNumber: '', why: '' },
    },
    async ({ carrier, trackingNumber, why }) => {
      const deductible = owes && why.trim() !== '' ? { state: 'waived' as const, note: why } : undefined;
      const body = { carrier, trackingNumber, ...(deductible && { deductible }) };
      await send.mutateAsync({ path: { claimId }, body });
      toast(t('shipped'));
    },
    (path) => (path.startsWith('deductible') ? 'why' : path),
  );
  if (shipping?.shippedAt !== undefined)
    return (
      <Facts
        facts={[
          [t('carrier'), shipping.carrier],
          [t('tracking'), shipping.trackingNumber],
          [t('shippedAt'), moment(shipping.shippedAt)],
        ]}
      />
    );
  return (
    <form onSubmit={submit} aria-label={t('ship')}>
      <Stack>
        <Text>{owes ? t('shipOwes', { amount: money(deductibleCents) }) : t('shipText')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('carrier')} maxLength={60} {...form.getInputProps('carrier')} />
          <TextInput label={t('tracking')} maxLength={60} {...form.getInputProps('trackingNumber')} />
        </SimpleGrid>
        {owes && <Textarea label={t('shipWhy')} maxLength={500} {...form.getInputProps('why')} />}
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending} variant={owes ? 'default' : 'filled'}>
          {t('ship')}
        </Button>
      </Stack>
    </form>
  );
}
