import { Anchor, Button, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { FoundCaller } from './shapes.ts';
import { texts } from './texts.ts';

/** The service asks for as much at least. */
const SHORTEST = 2;

export function FindCaller({ onFound }: { readonly onFound: (found: FoundCaller) => void }): ReactNode {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const { data, error, refetch, isFetching } = useRead(
    'GET /staff/search',
    { query: { q } },
    { enabled: q.length >= SHORTEST },
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setQ(typed.trim());
  };
  return (
    <Stack gap="lg" maw="44rem">
      <form onSubmit={onSubmit}>
        <Group align="flex-end" gap="sm">
          <TextInput
            type="search"
            label={t('find')}
            description={t('findHint')}
            leftSection={<Icon name="search" />}
            required
            withAsterisk={false}
            minLength={SHORTEST}
            style={{ flex: 1, minWidth: 'min(100%, 16rem)' }}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" loading={isFetching}>
            {t('search')}
          </Button>
        </Group>
      </form>
      {error && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {isFetching && !data && <Skeleton h={120} radius="lg" />}
      {data?.items.length === 0 && (
        <EmptyState icon="search" title={t('noneTitle')}>
          {t('noneText')}
        </EmptyState>
      )}
      {data?.items.map((item) =>
        item.kind === 'customer' ? (
          <FoundCard key={item.customer.customerId} found={item} onFound={onFound} />
        ) : (
          <Card key={item.claim.claimId}>
            <Group justify="space-between">
              <Text>{t('claimFound', { claimId: item.claim.claimId, name: item.claim.customer.name })}</Text>
              <Button component={Link} href={`/claims/${item.claim.claimId}`} variant="default">
                {t('openClaim')}
              </Button>
            </Group>
          </Card>
        ),
      )}
    </Stack>
  );
}

interface FoundCardProps {
  readonly found: FoundCaller;
  readonly onFound: (found: FoundCaller) => void;
}

/** Enough to know whether it is the caller, and no more before the code. */
function FoundCard({ found, onFound }: FoundCardProps): ReactNode {
  const t = useTexts(texts);
  const { customer, plans } = found;
  return (
    <Card>
      <Group justify="space-between">
        <div>
          <Title order={2}>{customer.name}</Title>
          <Text c="dimmed">{`${customer.address.city}, ${customer.address.region}`}</Text>
          {plans.length === 0 && <Text>{t('noPlan')}</Text>}
          {plans.map(({ planNumber, status }) => (
            <Text key={planNumber}>
              <Anchor component={Link} href={`/plans/${planNumber}`}>
                {t('planStatus', { planNumber, status })}
              </Anchor>
            </Text>
          ))}
        </div>
        <Button variant="default" onClick={() => onFound(found)}>
          {t('choose')}
        </Button>
      </Group>
    </Card>
  );
}
