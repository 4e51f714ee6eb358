import { Anchor, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ClaimStatus } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { useMonthName } from '../../../parts/payouts/use-month-name.ts';
import { StatusBadge } from '../../../parts/status-badge.tsx';
import type { Unit } from '../../../parts/units/shapes.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import classes from './unit.module.css';

type UnitClaim = Unit['claims'][number];

function ClaimRow({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const monthName = useMonthName();
  const { claimId, month, open, status, statusLabel, filedAt } = claim;
  if (claimId === undefined || status === undefined)
    return (
      <li>
        <span>{monthName(month)}</span>
        <Text span c="dimmed">
          {open ? t('open') : t('closed')}
        </Text>
      </li>
    );
  return (
    <li>
      <span>
        <Anchor component={Link} href={`/claims/${claimId}`} fw={600}>
          {claimId}
        </Anchor>{' '}
        <Text span c="dimmed">
          {filedAt !== undefined && date(filedAt)}
        </Text>
      </span>
      <StatusBadge status={status as ClaimStatus} label={statusLabel ?? status} />
    </li>
  );
}

export function Claims({ unit: { claims } }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} mb="md">
        {t('claims')}
      </Title>
      {claims.length === 0 ? (
        <Text c="dimmed">{t('noClaims')}</Text>
      ) : (
        <ul className={classes.rows}>
          {claims.map((claim, index) => (
            <ClaimRow key={claim.claimId ?? index} claim={claim} />
          ))}
        </ul>
      )}
    </Card>
  );
}
