import { Anchor, Box, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Payment = Claim['payments'][number];

/** The invoice's page to pay by card; shown as an address only when it is one of the web. */
function payPageOf({ invoice }: Claim): string | undefined {
  const payment = invoice?.payment as { readonly method?: string; readonly url?: string } | undefined;
  return payment?.method === 'link' && payment.url?.startsWith('https://') ? payment.url : undefined;
}

/** What was paid and what is on its way; one by card is paid and confirmed by an agent. */
export default function Payments({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  return (
    <Stack gap="sm" mt="md">
      <Title order={3}>{t('payments')}</Title>
      {claim.payments.map((payment) => (
        <PaymentRow key={payment.paymentId} claim={claim} payment={payment} />
      ))}
    </Stack>
  );
}

interface PaymentRowProps {
  readonly claim: Claim;
  readonly payment: Payment;
}

function PaymentRow({ claim, payment }: PaymentRowProps): ReactNode {
  const t = useTexts(texts);
  const { money, moment } = useFormats();
  const confirm = useWrite('POST /claims/{claimId}/payments/{paymentId}/confirm');
  const amount = money(payment.amountCents);
  const page = payPageOf(claim);
  const isByCard = payment.method === 'link' && payment.status === 'pending';
  return (
    <div>
      <Text fw={600}>
        {t('payment', { amount, to: payment.to ?? claim.partner?.name ?? claim.customer.name })}
      </Text>
      <Text size="sm" c="dimmed">
        {t(payment.status)} · {moment(payment.at)}
      </Text>
      {isByCard && (
        <Group mt="xs">
          {page !== undefined && (
            <Anchor href={page} target="_blank" rel="noreferrer">
              {t('payLink')}
            </Anchor>
          )}
          <ConfirmButton
            size="sm"
            title={t('confirmPaidTitle')}
            text={t('confirmPaidText', { amount })}
            onConfirm={async () => {
              const path = { claimId: claim.claimId, paymentId: payment.paymentId };
              await confirm.mutateAsync({ path, body: {} });
              toast(t('paidToast'));
            }}
          >
            {t('confirmPaid')}
          </ConfirmButton>
        </Group>
      )}
      {isByCard && <NotPayable path={{ claimId: claim.claimId, paymentId: payment.paymentId }} />}
    </div>
  );
}

interface NotPayableProps {
  readonly path: { readonly claimId: string; readonly paymentId: string };
}

/** A link that leads nowhere: the shop reads why, and sends its invoice with another one. */
function NotPayable({ path }: NotPayableProps): ReactNode {
  const t = useTexts(texts);
  const confirm = useWrite('POST /claims/{claimId}/payments/{paymentId}/confirm');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { notPayable: '' } },
    async (body) => {
      await confirm.mutateAsync({ path, body });
      toast(t('notPayableToast'));
    },
  );
  return (
    <Box component="details" mt="sm">
      <summary>{t('notPayable')}</summary>
      <form onSubmit={submit} aria-label={t('notPayable')}>
        <Stack gap="xs" mt="xs">
          <Textarea
            label={t('notPayableWhy')}
            maxLength={300}
            required
            {...form.getInputProps('notPayable')}
          />
          <FormProblem>{problem}</FormProblem>
          <Group>
            <Button type="submit" size="sm" variant="default" loading={isSending}>
              {t('notPayable')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Box>
  );
}
