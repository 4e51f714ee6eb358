import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useBrand } from '../../../brand/brand.tsx';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './bulk.module.css';
import type { BulkResult } from './shapes.ts';
import { texts } from './texts.ts';

interface BulkResultsProps {
  readonly results: readonly BulkResult[];
  readonly onClose: () => void;
}

/** What came of each claim; a refusal in the service's words. */
export function BulkResults({ results, onClose }: BulkResultsProps): ReactNode {
  const t = useTexts(texts);
  const brand = useBrand();
  const outcome = ({ ok, status, proposed, problem }: BulkResult): string => {
    if (!ok) return problem?.detail ?? problem?.title ?? '';
    if (proposed) return t('proposed');
    const label = status === undefined ? undefined : brand?.statusLabels[status];
    return label?.replace('{brand}', brand?.name ?? '') ?? t('done');
  };
  return (
    <Stack>
      <ul className={classes.results}>
        {results.map((result) => (
          <li key={result.claimId} data-ok={result.ok}>
            <Icon name={result.ok ? 'check' : 'warning'} />
            <div>
              <Link href={`/claims/${result.claimId}`} className={classes.id}>
                {result.claimId}
              </Link>
              <Text>{outcome(result)}</Text>
            </div>
          </li>
        ))}
      </ul>
      <Button onClick={onClose} data-autofocus>
        {t('close')}
      </Button>
    </Stack>
  );
}
