import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { useLocation } from 'wouter';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { Card } from '../../../parts/card.tsx';
import { texts as perils } from '../../../parts/claim-list/texts.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Documents } from '../../../parts/documents/documents.tsx';
import { Page } from '../../../parts/page.tsx';
import { StatusBox } from '../../../parts/status-box.tsx';
import { LineEditor } from '../../../parts/unit-claim/line-editor.tsx';
import type { UnitClaim } from '../../../parts/unit-claim/shapes.ts';
import { useKeptLines } from '../../../parts/unit-claim/use-kept-lines.ts';
import { useLines } from '../../../parts/unit-claim/use-lines.ts';
import { useAccount } from '../../../session/account.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';
import { UnitFacts } from './unit-facts.tsx';

/** Below everything, and loaded after it: what comes late moves nothing. */
const SuggestedArticles = lazy(() =>
  import('../../../parts/help/suggested-articles.tsx').then((part) => ({ default: part.SuggestedArticles })),
);

/** A draft: the lines with what they come to, papers, and the button that sends it. */
export default function Draft({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const { claimId, unit, preAuthorization } = claim;
  /** Else an agent files for the dealer, whose alone it is to discard it. */
  const isDealers = useAccount()?.role === 'partner';
  const path = { claimId };
  const update = useWrite('PATCH /claims/{claimId}');
  const keep = useWrite('PATCH /claims/{claimId}', { refreshes: ['GET /claims/{claimId}'] });
  const submit = useWrite('POST /claims/{claimId}/submit');
  const edited = useLines(claim, (body) => update.mutateAsync({ path, body }));
  const kept = useKeptLines(edited, (body) => keep.mutateAsync({ path, body }));
  const send = async (): Promise<void> => {
    if (!(await edited.send())) return;
    try {
      await submit.mutateAsync({ path, body: {} });
      toast(t('sent'));
      window.scrollTo(0, 0);
    } catch (error) {
      edited.show(error);
    }
  };
  const isBusy = update.isPending || submit.isPending;
  return (
    <Page
      title={t('claim', { claimId })}
      lead={t('draftLead', { product: unit.product, serial: unit.serial })}
    >
      <Stack gap="lg">
        <StatusBox claim={claim} />
        <UnitFacts claim={claim} />
        <Happened claim={claim} />
        <Card>
          <Title order={2}>{t('lines')}</Title>
          <Text c="dimmed" mt={4} mb="md">
            {t('linesLead')}
          </Text>
          <LineEditor
            lines={edited.lines}
            onChange={edited.setLines}
            sku={unit.sku}
            companyId={isDealers ? undefined : claim.partner?.companyId}
            faults={edited.faults}
          />
        </Card>
        <Card>
          <Title order={2}>{t('attachments')}</Title>
          <Text c="dimmed" mt={4} mb="md">
            {t('attachmentsHint')}
          </Text>
          <Documents claimId={claimId} kinds={['damage-photo', 'invoice', 'repair-summary', 'other']} />
        </Card>
        <FormProblem>{edited.problem}</FormProblem>
        <Group justify="space-between">
          <Group gap="md">
            <Button size="md" loading={isBusy} onClick={() => void send()}>
              {preAuthorization ? t('sendAsk') : t('send')}
            </Button>
            <Text size="sm" c="dimmed" role="status">
              {t(kept)}
            </Text>
          </Group>
          {isDealers && <Discard claimId={claimId} />}
        </Group>
        <Suspense fallback={null}>
          <SuggestedArticles incidentType={claim.incident.type} />
        </Suspense>
      </Stack>
    </Page>
  );
}

function Happened({ claim }: { readonly claim: UnitClaim }): ReactNode {
  const t = useTexts(texts);
  const peril = useTexts(perils);
  const { date } = useFormats();
  const { incident, preAuthorization } = claim;
  return (
    <Card>
      <Title order={2}>{t('happened')}</Title>
      <Text c="dimmed" mt={4}>
        {peril(incident.type)} · {t('when', { day: date(incident.occurredAt) })}
      </Text>
      <Text mt="sm" style={{ overflowWrap: 'anywhere' }}>
        {incident.description}
      </Text>
      {preAuthorization && (
        <Text fw={600} mt="sm">
          {t('preAuthorization')}
        </Text>
      )}
    </Card>
  );
}

function Discard({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const withdraw = useWrite('POST /claims/{claimId}/withdraw');
  return (
    <ConfirmButton
      variant="subtle"
      title={t('discardTitle')}
      text={t('discardText')}
      onConfirm={async () => {
        await withdraw.mutateAsync({ path: { claimId }, body: {} });
        toast(t('discarded'));
        navigate('/claims');
      }}
    >
      {t('discard')}
    </ConfirmButton>
  );
}
