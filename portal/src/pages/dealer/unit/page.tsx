import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { StateBadge } from '../../../parts/units/badges.tsx';
import type { Unit } from '../../../parts/units/shapes.ts';
import { WarrantyAnswer } from '../../../parts/units/warranty-answer.tsx';
import { useAccount } from '../../../session/account.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { AssignUnit } from './assign.tsx';
import { Claims } from './claims.tsx';
import { Registration } from './registration.tsx';
import { Rmas } from './rmas.tsx';
import { ServiceRecord } from './service-record.tsx';
import { texts } from './texts.ts';

/** One unit: its warranty first, then everything that was ever done with it; of another dealer's what may be known. */
export default function UnitPage({
  params,
}: {
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  const serial = params.serial ?? '';
  const { data: unit, error, refetch } = useRead('GET /units/{serial}', { path: { serial } });
  if (error && !unit) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!unit) return <PageSkeleton />;
  return (
    <Page
      title={unit.serial}
      lead={
        <Group gap="sm">
          {unit.product.name}
          {unit.state && <StateBadge state={unit.state} />}
        </Group>
      }
    >
      <Stack gap="xl">
        <WarrantyAnswer unit={unit} isOwnPage>
          {unit.own && <Actions unit={unit} />}
        </WarrantyAnswer>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Stack gap="lg">
            {unit.own && <Registration unit={unit} />}
            <Claims unit={unit} />
            <Rmas unit={unit} />
          </Stack>
          {unit.history && <ServiceRecord events={unit.history} />}
        </SimpleGrid>
      </Stack>
    </Page>
  );
}

function Actions({ unit }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(texts);
  const isStaff = useAccount()?.role !== 'partner';
  const { serial, state, claims } = unit;
  const openClaim = claims.find(({ open, claimId }) => open && claimId !== undefined);
  const address = `/units/${encodeURIComponent(serial)}`;
  return (
    <>
      {state === 'pending' && (
        <Button component={Link} href={`${address}/register`}>
          {t('register')}
        </Button>
      )}
      {openClaim && (
        <Button component={Link} href={`/claims/${openClaim.claimId}`}>
          {t('openClaim')}
        </Button>
      )}
      {state === 'registered' && !openClaim && (
        <Button
          component={Link}
          {...(isStaff && { variant: 'default' })}
          href={`/claims/new?serial=${encodeURIComponent(serial)}`}
        >
          {t('fileClaim')}
        </Button>
      )}
      {state === 'registered' && (
        <Button component={Link} href={`${address}/transfer`} variant="default">
          {t('transfer')}
        </Button>
      )}
      {isStaff && (state === 'unassigned' || state === 'pending') && <AssignUnit unit={unit} />}
    </>
  );
}
