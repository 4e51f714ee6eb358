import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { ClaimHistory } from '../../../parts/claim-history.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Conversation } from '../../../parts/conversation/conversation.tsx';
import { Documents } from '../../../parts/documents/documents.tsx';
import { Page } from '../../../parts/page.tsx';
import { ClaimRmas } from '../../../parts/rmas/claim-rmas.tsx';
import { StatusBox } from '../../../parts/status-box.tsx';
import { LinesTable } from '../../../parts/unit-claim/lines-table.tsx';
import type { UnitClaim } from '../../../parts/unit-claim/shapes.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { SecondReview } from '../../customer/claim/second-review.tsx';
import { AnswerForm } from '../../partner/claim/answer.tsx';
import { ChangeLines } from './change-lines.tsx';
import { ClaimRepair } from './claim-repair.tsx';
import { CreditNotes } from './credit-notes.tsx';
import { texts } from './texts.ts';
import { UnitFacts } from './unit-facts.tsx';

/** A claim on its way: where it stands, what each line came to, and what can be done. */
export default function Sent({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const { claimId, unit, status, preAuthorization } = claim;
  const isAsked = status === 'waiting-on-provider';
  const isAllowed = status === 'approved' && preAuthorization?.state === 'approved';
  return (
    <Page
      title={t('claim', { claimId })}
      lead={t('draftLead', { product: unit.product, serial: unit.serial })}
    >
      <Stack gap="lg">
        <StatusBox claim={claim} action={claim.denial && <SecondReview claim={claim} />} />
        {isAllowed && <ClaimRepair claim={claim} />}
        {isAsked && <AnswerForm claim={claim} />}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
          <Stack gap="lg">
            <CreditNotes claim={claim} />
            <ClaimRmas claimId={claimId} />
            <Card>
              <Title order={2} mb="md">
                {t('lines')}
              </Title>
              {isAsked ? <ChangeLines key={claim.claimId} claim={claim} /> : <LinesTable claim={claim} />}
            </Card>
            <UnitFacts claim={claim} />
            <Card>
              <Title order={2} mb="md">
                {t('documents')}
              </Title>
              <Documents
                claimId={claimId}
                kinds={
                  claim.closedAt === undefined ? ['damage-photo', 'invoice', 'repair-summary', 'other'] : []
                }
              />
            </Card>
          </Stack>
          <Stack gap="lg">
            <Card>
              <Title order={2}>{t('conversation')}</Title>
              <Text c="dimmed" mt={4} mb="md">
                {t('conversationHint')}
              </Text>
              <Conversation claim={claim} />
            </Card>
            <ClaimHistory claimId={claimId} />
          </Stack>
        </SimpleGrid>
        <Withdraw claim={claim} />
      </Stack>
    </Page>
  );
}

/** Until it is approved; what was only pre-authorized can be given up, too. */
function Withdraw({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const withdraw = useWrite('POST /claims/{claimId}/withdraw');
  const isApproved = claim.status === 'approved' && claim.preAuthorization?.state !== 'approved';
  if (claim.closedAt !== undefined || isApproved) return null;
  return (
    <ConfirmButton
      title={t('withdrawTitle')}
      text={t('withdrawText')}
      onConfirm={async () => {
        await withdraw.mutateAsync({ path: { claimId: claim.claimId }, body: {} });
        toast(t('withdrawn'));
      }}
    >
      {t('withdraw')}
    </ConfirmButton>
  );
}
