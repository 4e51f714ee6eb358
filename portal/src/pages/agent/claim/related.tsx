import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../../api/call.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { StatusBadge } from '../../../parts/status-badge.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './related.module.css';
import { texts } from './texts.ts';

type RelatedClaim = AnswerOf<'GET /claims/{claimId}/related'>['items'][number];

/** The customer's other claims, saying which share the item or the incident. */
export function Related({ claims }: { readonly claims: readonly RelatedClaim[] }): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  const { date } = useFormats();
  if (claims.length === 0) return <Text c="dimmed">{t('relatedNone')}</Text>;
  return (
    <ul className={classes.claims}>
      {claims.map(({ claimId, status, statusLabel, device, incident, shares, createdAt }) => {
        const shared = [
          shares.includes('device') ? t('sameDevice') : undefined,
          shares.includes('incident') ? t('sameIncident') : undefined,
        ].filter((text) => text !== undefined);
        return (
          <li key={claimId}>
            <Link href={`/claims/${claimId}`}>{claimId}</Link>
            <StatusBadge status={status} label={statusLabel} />
            <span>
              {[device && `${device.make} ${device.model}`, words(incident.type), date(createdAt), ...shared]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
