import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Change = AnswerOf<'GET /partners/payee-changes'>['items'][number];

/** Where companies want their money to go, to be confirmed with them; nothing while none asks. */
export function PayeeChanges({ changes }: { readonly changes: readonly Change[] }): ReactNode {
  const t = useTexts(texts);
  if (changes.length === 0) return null;
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>{t('payeesTitle')}</Title>
        <Text c="dimmed">{t('payeesLead')}</Text>
      </div>
      {changes.map((change) => (
        <PayeeChange key={change.companyId} change={change} />
      ))}
    </Stack>
  );
}

function PayeeChange({ change }: { readonly change: Change }): ReactNode {
  const t = useTexts(texts);
  const { moment, phone: telephone } = useFormats();
  const decide = useWrite('POST /partners/{companyId}/payee-change');
  const { companyId, name, phone, payee, payeeChange } = change;
  const { email, requestedBy, requestedAt } = payeeChange;
  const path = { companyId };
  return (
    <Card>
      <Stack gap="md">
        <Title order={3}>{name}</Title>
        <Facts
          facts={[
            [t('from'), payee?.email ?? t('none')],
            [t('to'), email],
            [t('by'), `${requestedBy.name}, ${moment(requestedAt)}`],
            [t('phone'), phone && telephone(phone)],
          ]}
        />
        <Group>
          <ConfirmButton
            variant="filled"
            title={t('confirmTitle', { name, email })}
            text={t('confirmText')}
            onConfirm={async () => {
              await decide.mutateAsync({ path, body: { outcome: 'confirm', email } });
              toast(t('confirmed'));
            }}
          >
            {t('confirm')}
          </ConfirmButton>
          <ConfirmButton
            title={t('refuseTitle', { name })}
            text={t('refuseText')}
            onConfirm={async () => {
              const body = { outcome: 'refuse' as const, email, reason: t('refuseReason') };
              await decide.mutateAsync({ path, body });
              toast(t('refused'));
            }}
          >
            {t('refuse')}
          </ConfirmButton>
        </Group>
      </Stack>
    </Card>
  );
}
