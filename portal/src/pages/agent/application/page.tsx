import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { addressLine } from '../../../formats/address-lines.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { useSkillNames } from '../../../parts/company/skills.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { type Application, isOpen } from './application.ts';
import { Call } from './call.tsx';
import { Decide } from './decide.tsx';
import { Notes } from './notes.tsx';
import { texts } from './texts.ts';

interface ApplicationPageProps {
  readonly params: Readonly<Record<string, string>>;
}

/** One application: who, the call, what was noted, and the decision. */
export default function ApplicationPage({ params }: ApplicationPageProps): ReactNode {
  const path = { applicationId: params.applicationId ?? '' };
  const { data, error, refetch } = useRead(
    'GET /partners/applications/{applicationId}',
    { path },
    { live: true },
  );
  const lead = useLead();
  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Page title={data.companyName} lead={lead(data)}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
        <Stack gap="lg">
          <Who application={data} />
          <Notes application={data} />
        </Stack>
        {isOpen(data) && (
          <Stack gap="lg">
            <Call application={data} />
            <Decide application={data} />
          </Stack>
        )}
      </SimpleGrid>
    </Page>
  );
}

/** Who acts next, and by when. */
function useLead(): (application: Application) => string {
  const t = useTexts(texts);
  const { moment, date } = useFormats();
  return ({ status, call, contactName: contact, decidedBy, decidedAt = '' }) => {
    const name = decidedBy?.name ?? '';
    if (status === 'approved') return t('leadApproved', { name, date: date(decidedAt) });
    if (status === 'refused') return t('leadRefused', { name, date: date(decidedAt) });
    return call ? t('leadCall', { contact, time: moment(call.at) }) : t('leadNoCall', { contact });
  };
}

function Who({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(texts);
  const { date, phone: telephone } = useFormats();
  const skillNames = useSkillNames();
  const { contactName, phone, email, website, address, kinds, skills, capacity, message, createdAt } =
    application;
  const isOurs = isOpen(application) && application.companyId !== undefined;
  return (
    <Card>
      <Stack gap="md">
        <Title order={2}>{t('who')}</Title>
        <Facts
          facts={[
            [t('contact'), contactName],
            [t('phone'), telephone(phone)],
            [t('email'), email],
            [t('website'), website],
            [t('where'), addressLine(address)],
            [t('wants'), kinds.map((kind) => t(kind)).join(', ')],
            [t('repairs'), kinds.includes('repair') ? skillNames(skills) : undefined],
            [t('capacity'), capacity],
            [t('applied'), date(createdAt)],
            [t('isOurs'), isOurs ? t('isOursText') : undefined],
          ]}
        />
        {message !== undefined && (
          <div>
            <Text fw={600}>{t('message')}</Text>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{message}</Text>
          </div>
        )}
      </Stack>
    </Card>
  );
}
