import { Anchor, Button, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { ClaimCards } from '../../../parts/claim-card/claim-card.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useAccount } from '../../../session/account.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { DeviceStrip } from './device-strip.tsx';
import { texts } from './texts.ts';

const waitsForCustomer = ({ nextStep }: Claim): boolean => nextStep.who === 'customer';

/** What waits for the customer first, then what is under way, then what is protected. */
export default function CustomerHome(): ReactNode {
  const t = useTexts(texts);
  const name = useAccount()?.name.split(' ')[0] ?? '';
  const { data, error, refetch } = useRead('GET /claims', { query: { limit: 100 } }, { live: true });
  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  const open = data.items.filter(({ closedAt }) => closedAt === undefined);
  const mine = open.filter(waitsForCustomer);
  const claims = [...mine, ...open.filter((claim) => !waitsForCustomer(claim))];
  const said = () => {
    if (mine.length > 0) return { title: t('waits', { count: mine.length }), lead: t('waitsLead') };
    if (open.length > 0) return { title: t('calm'), lead: t('calmLead') };
    return { title: t('covered', { name }), lead: t('coveredLead') };
  };
  const file = (
    <Button component={Link} href="/claims/new" variant={mine.length > 0 ? 'default' : 'filled'}>
      {t('file')}
    </Button>
  );
  return (
    <Page {...said()} action={file}>
      {claims.length > 0 && (
        <Stack gap="md">
          <Group justify="space-between">
            <Title order={2}>{t('claims')}</Title>
            <Anchor component={Link} href="/claims">
              {t('allClaims')}
            </Anchor>
          </Group>
          <ClaimCards claims={claims} />
        </Stack>
      )}
      <DeviceStrip />
    </Page>
  );
}
