import { Button, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useRead, useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { useAccount } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import type { FoundClaim } from './use-lookup.ts';

/** The claim may still go to another shop: nothing is received, nothing invoiced. */
export const canMove = ({ closedAt, deviceReceivedAt, invoice }: FoundClaim): boolean =>
  closedAt === undefined && deviceReceivedAt === undefined && invoice === undefined;

/** Asks the customer at the counter to move the claim here; goes there as soon as he has. */
export function CustomerIsHere({ claim }: { readonly claim: FoundClaim }): ReactNode {
  const t = useTexts(texts);
  const { time } = useFormats();
  const ask = useWrite('POST /claims/lookup/customer-is-here', { refreshes: [] });
  const { claimId, customer, partner } = claim;
  const shop = partner?.name;
  return (
    <Card>
      <Stack gap="md">
        <Title order={2}>{t('hereTitle')}</Title>
        {ask.data ? (
          <>
            <Text role="status">
              {t('hereAsked', { customer: customer.name, time: time(ask.data.until) })}
            </Text>
            <OpensOnceMoved claimId={claimId} />
          </>
        ) : (
          <>
            <Text>{shop === undefined ? t('hereTextFree') : t('hereText', { shop })}</Text>
            <FormProblem>{ask.error?.message}</FormProblem>
            <Button
              loading={ask.isPending}
              onClick={() => ask.mutate({ body: { phone: customer.phone ?? '', claimId } })}
              style={{ alignSelf: 'flex-start' }}
            >
              {t('hereAsk')}
            </Button>
          </>
        )}
      </Stack>
    </Card>
  );
}

/** The customer's tap is seen here within seconds. */
function OpensOnceMoved({ claimId }: { readonly claimId: string }): ReactNode {
  const [, navigate] = useLocation();
  const companyId = useAccount()?.company?.companyId;
  const { data } = useRead('GET /claims', { query: { list: 'active', limit: 50 } }, { live: true });
  const moved = data?.items.some(
    (claim) => claim.claimId === claimId && claim.partner?.companyId === companyId,
  );
  useEffect(() => {
    if (moved) navigate(`/claims/${claimId}`);
  }, [moved, navigate, claimId]);
  return null;
}
