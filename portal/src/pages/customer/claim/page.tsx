import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { ClaimHistory } from '../../../parts/claim-history.tsx';
import { texts as perils } from '../../../parts/claim-list/texts.ts';
import { Conversation } from '../../../parts/conversation/conversation.tsx';
import { deviceName } from '../../../parts/device-icon.ts';
import { Documents } from '../../../parts/documents/documents.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { StatusBox } from '../../../parts/status-box.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { canChooseShop, Shop } from './choose-shop.tsx';
import classes from './claim.module.css';
import { ContinueElsewhere } from './continue-elsewhere.tsx';
import { Decision } from './decision.tsx';
import { Money } from './money.tsx';
import { MoveRequest } from './move-request.tsx';
import { NextAction } from './next-action.tsx';
import { Rate } from './rate.tsx';
import { texts } from './texts.ts';
import { Withdraw } from './withdraw.tsx';

const TellUs = lazy(() => import('./tell-us.tsx').then((module) => ({ default: module.TellUs })));
/** Its questions are loaded by those who file. */
const Filing = lazy(() => import('./filing/filing.tsx').then((module) => ({ default: module.Filing })));

interface ClaimPageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** A customer's claim: a draft asks its questions, a sent one says where it stands. */
export default function CustomerClaim({ params }: ClaimPageProps): ReactNode {
  const path = { claimId: params.claimId ?? '' };
  const { data: claim, error, refetch } = useRead('GET /claims/{claimId}', { path }, { live: true });
  if (!claim) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  if (claim.status !== 'draft') return <SentClaim claim={claim} />;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Filing claim={claim} />
    </Suspense>
  );
}

function SentClaim({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const peril = useTexts(perils);
  const { date } = useFormats();
  const { claimId, device, incident } = claim;
  const isAsked = claim.status === 'waiting-on-customer';
  const isSettled = claim.status === 'approved' || claim.status === 'completed';
  const isOff = claim.status.startsWith('denied') || claim.status === 'withdrawn';
  const lead = t('lead', { what: peril(incident.type), when: date(incident.occurredAt), claimId });
  return (
    <Page title={device ? deviceName(device) : claimId} lead={lead}>
      <StatusBox claim={claim} action={<NextAction claim={claim} />} />
      <MoveRequest claim={claim} />
      <div className={classes.columns}>
        <div className={classes.column}>
          {canChooseShop(claim) && (
            <Card>
              <Shop claim={claim} key={claim.partner?.companyId ?? 'none'} />
            </Card>
          )}
          {/* What is asked stands above already. */}
          {!isAsked && !isSettled && <Decision claim={claim} />}
          {!isOff && <Money claim={claim} />}
          {claim.closedAt !== undefined && <AfterClosing claim={claim} />}
          {!isAsked && <DocumentsCard claimId={claimId} />}
          {claim.closedAt === undefined && <AnotherItem claimId={claimId} />}
          {/* Often there is nothing more to say: below, where its coming or staying away moves nothing. */}
          {isSettled && <Decision claim={claim} />}
        </div>
        <div className={classes.column}>
          <Card>
            <Title order={2}>{t('conversation')}</Title>
            <Text c="dimmed" mb="md">
              {t('conversationHint')}
            </Text>
            <Conversation claim={claim} isReadOnly={claim.closedAt !== undefined} />
          </Card>
          <ClaimHistory claimId={claimId} />
        </div>
      </div>
      <Group gap="xs">
        <ContinueElsewhere claimId={claimId} />
        <Withdraw claim={claim} />
      </Group>
    </Page>
  );
}

const documentKinds = ['damage-photo', 'receipt', 'police-report', 'tracking-proof', 'other'] as const;

function DocumentsCard({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2}>{t('documents')}</Title>
      <Text c="dimmed" mb="md">
        {t('documentsHint')}
      </Text>
      <Documents claimId={claimId} kinds={documentKinds} />
    </Card>
  );
}

/** A denial has its own way on, in the box above. */
const AfterClosing = ({ claim }: { readonly claim: Claim }): ReactNode => (
  <>
    {/* While somebody looks at it again it has not gone either way. */}
    {claim.status !== 'withdrawn' && !claim.secondReview && (
      <Card>
        <Rate claim={claim} />
      </Card>
    )}
    {!claim.denial && (
      <Card>
        <Suspense fallback={<Skeleton h={260} />}>
          <TellUs claimId={claim.claimId} />
        </Suspense>
      </Card>
    )}
  </>
);

function AnotherItem({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  return (
    <Card>
      <Stack gap="xs">
        <Title order={2}>{t('moreTitle')}</Title>
        <Text c="dimmed">{t('moreText')}</Text>
        <Button
          component={Link}
          href={`/claims/new?with=${claimId}`}
          variant="default"
          style={{ alignSelf: 'flex-start' }}
        >
          {t('more')}
        </Button>
      </Stack>
    </Card>
  );
}
