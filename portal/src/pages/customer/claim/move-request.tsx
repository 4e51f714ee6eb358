import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { serverNow } from '../../../api/server-time.ts';
import type { Claim } from '../../../api/shapes.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A shop says that the customer is at its counter: one tap moves the claim there. */
export function MoveRequest({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const refer = useWrite('POST /claims/{claimId}/referral');
  const { moveRequest, claimId, partner } = claim;
  if (!moveRequest || Date.parse(moveRequest.until) <= serverNow()) return null;
  const { companyId, name: shop } = moveRequest;
  return (
    <Card>
      <Stack gap="md">
        <div>
          <Title order={2}>{t('moveTitle', { shop })}</Title>
          <Text>
            {partner ? t('moveText', { shop, present: partner.name }) : t('moveTextFree', { shop })}
          </Text>
        </div>
        <FormProblem>{refer.error?.message}</FormProblem>
        <Group>
          <Button
            loading={refer.isPending}
            onClick={() =>
              refer.mutate(
                { path: { claimId }, body: { companyId } },
                { onSuccess: () => toast(t('moved', { shop })) },
              )
            }
          >
            {t('move', { shop })}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
