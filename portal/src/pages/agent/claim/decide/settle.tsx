import { Button, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../../../api/call.ts';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../../forms/use-problem-form.ts';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { PayReimbursement } from './pay-reimbursement.tsx';
import { Ship } from './ship.tsx';
import { texts } from './texts.ts';

const itemFields = ['make', 'model', 'serial', 'imei'] as const;

type Body = BodyOf<'POST /claims/{claimId}/settle'>;

interface SettleValues extends Record<string, unknown> {
  readonly note: string;
  readonly make: string;
  readonly model: string;
  readonly serial: string;
  readonly imei: string;
}

/** The item as far as something was typed of it. */
function bodyOf({ note, ...item }: SettleValues): Body {
  const told = itemFields.flatMap((name) => {
    const value = item[name].trim();
    return value === '' ? [] : [[name, value] as const];
  });
  return { note, ...(told.length > 0 && { item: Object.fromEntries(told) }) };
}

/** An approved replacement or reimbursement is carried out by people, who say so here; a repair is paid by its invoice. */
export default function Settle({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const settle = useWrite('POST /claims/{claimId}/settle');
  const isReplaced = claim.resolution === 'replacement';
  const { form, problem, isSending, submit } = useProblemForm<SettleValues>(
    {
      mode: 'controlled',
      initialValues: { note: '', make: '', model: '', serial: '', imei: '' },
    },
    async (values) => {
      await settle.mutateAsync({ path: { claimId: claim.claimId }, body: bodyOf(values) });
      toast(t('settled'));
    },
    (path) => path.replace(/^item\./, ''),
  );
  const isUnit = claim.unit !== undefined;
  if (claim.resolution === 'repair' || (claim.resolution === undefined && !isUnit)) return null;
  // A dealer repairs first, or sends the unit back.
  if (claim.creditHeldFor || claim.preAuthorization?.state === 'approved') return null;
  // What is on its way says itself when it came.
  if (claim.payments.some(({ status }) => status === 'pending'))
    return <Text mb="lg">{t('settlePaying')}</Text>;
  return (
    <Stack mb="lg">
      {isReplaced && !isUnit && <Ship claim={claim} />}
      {!isReplaced && !isUnit && <PayReimbursement claim={claim} />}
      <details open={isUnit || claim.shipping?.shippedAt !== undefined}>
        <summary>{t(isUnit ? 'settleTitle' : isReplaced ? 'settleDelivered' : 'settleOtherwise')}</summary>
        <form onSubmit={submit} aria-label={t('settleTitle')}>
          <Stack mt="sm">
            <Text>{t(isUnit ? 'settleUnit' : isReplaced ? 'settleReplaced' : 'settlePaid')}</Text>
            {isReplaced && (
              <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
                <legend>{t('settleItem')}</legend>
                <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs">
                  {itemFields.map((name) => (
                    <TextInput
                      key={name}
                      label={t(`item-${name}`)}
                      maxLength={100}
                      {...(name === 'make' && { placeholder: claim.device?.make ?? '' })}
                      {...(name === 'model' && { placeholder: claim.device?.model ?? '' })}
                      {...form.getInputProps(name)}
                    />
                  ))}
                </SimpleGrid>
              </fieldset>
            )}
            <Textarea
              label={t('settleNote')}
              required
              withAsterisk={false}
              maxLength={1_000}
              {...form.getInputProps('note')}
            />
            <FormProblem>{problem}</FormProblem>
            <Button
              type="submit"
              variant={claim.shipping?.shippedAt === undefined ? 'default' : 'filled'}
              loading={isSending}
            >
              {t('settle')}
            </Button>
          </Stack>
        </form>
      </details>
    </Stack>
  );
}
