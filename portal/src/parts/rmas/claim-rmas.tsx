import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/query.ts';
import { useAccount } from '../../session/account.ts';
import { useTexts } from '../../texts/languages.tsx';
import { Badge } from '../badge.tsx';
import { Card } from '../card.tsx';
import { toneOfRma } from './shapes.ts';
import { texts } from './texts.ts';

/** The RMAs of a dealer's claim; the claims team issues another one from here. */
export function ClaimRmas({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const isStaff = useAccount()?.role !== 'partner';
  const { data } = useRead('GET /claims/{claimId}/rmas', { path: { claimId } }, { live: true });
  const rmas = data?.items ?? [];
  if (!isStaff && rmas.length === 0) return null;
  return (
    <Card>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t('returns')}</Title>
        {isStaff && (
          <Button component={Link} href={`/claims/${claimId}/rmas/new`} variant="default">
            {t('issue')}
          </Button>
        )}
      </Group>
      {rmas.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      <Stack gap="sm">
        {rmas.map(({ rmaId, state, stateLabel, kindLabel, units }) => (
          <Group key={rmaId} gap="sm">
            <Anchor component={Link} href={`/rmas/${rmaId}`} fw={600}>
              {rmaId}
            </Anchor>
            <Badge tone={toneOfRma({ state, units })}>{stateLabel}</Badge>
            <Text c="dimmed">
              {t('line', { kind: kindLabel, units: t('units', { count: units.length }) })}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
