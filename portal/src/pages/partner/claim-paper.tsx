import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/query.ts';
import type { Claim } from '../../api/shapes.ts';
import { useBrand } from '../../brand/brand.tsx';
import { Card } from '../../parts/card.tsx';
import { Documents } from '../../parts/documents/documents.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LoadFailed } from '../../parts/load-failed.tsx';
import { Page } from '../../parts/page.tsx';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { claimMail } from './claim-mail.ts';
import { texts } from './texts.ts';

interface ClaimPaperProps {
  readonly claimId: string;
  readonly kind: 'estimate' | 'invoice';
  readonly title: string;
  /** Whether the API takes this paper now. */
  readonly isOpen: (claim: Claim) => boolean;
  /**
   * The form, with the files before its button: who sends it has seen them. It stays, whatever becomes of the claim
   * meanwhile, and with it what was typed.
   */
  readonly children: (claim: Claim, files: ReactNode) => ReactNode;
}

/** A paper that the shop sends for a claim: the form and files, or the same by mail. Not before it is time. */
export function ClaimPaper({ claimId, kind, title, isOpen, children }: ClaimPaperProps): ReactNode {
  const t = useTexts(texts);
  const { data: claim, error, refetch } = useRead('GET /claims/{claimId}', { path: { claimId } });
  const [wasOpen, setWasOpen] = useState(false);
  if (claim && !wasOpen && isOpen(claim)) setWasOpen(true);
  if (error && !claim) return <LoadFailed error={error} onAgain={() => void refetch()} />;
  if (!claim) return <PageSkeleton />;
  const device = claim.device && `${claim.device.make} ${claim.device.model}`;
  const lead = [claim.customer.name, device, claim.claimId].filter(Boolean).join(' · ');
  const back = (
    <Button component={Link} href={`/claims/${claimId}`} variant="default">
      {t('backToClaim')}
    </Button>
  );
  if (!wasOpen)
    return (
      <EmptyState isPage icon="stop" title={t('notNow')} action={back}>
        {claim.nextStep.what}
      </EmptyState>
    );
  return (
    <Page title={title} lead={lead} action={back}>
      <Stack gap="lg">
        {children(claim, <Files {...{ claimId, kind }} />)}
        <ByMail claim={claim} about={title} />
      </Stack>
    </Page>
  );
}

function Files({ claimId, kind }: Pick<ClaimPaperProps, 'claimId' | 'kind'>): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} mb={4}>
        {t('files')}
      </Title>
      <Text c="dimmed" mb="md">
        {t('filesHint')}
      </Text>
      <Documents claimId={claimId} kinds={[kind]} onlyThese />
    </Card>
  );
}

function ByMail({ claim, about }: { readonly claim: Claim; readonly about: string }): ReactNode {
  const t = useTexts(texts);
  const address = useBrand()?.claimsAddress;
  if (address === undefined) return null;
  const link = (
    <Anchor key="link" href={claimMail(address, claim, about)}>
      {t('sendByMail')}
    </Anchor>
  );
  return <Text c="dimmed">{t.rich('byMail', { link, address: <strong>{address}</strong> })}</Text>;
}
