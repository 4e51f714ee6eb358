import { SimpleGrid, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '../../../parts/card.tsx';
import { Page } from '../../../parts/page.tsx';
import { useAccount } from '../../../session/account.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { ChangePassword } from './change-password.tsx';
import { Contact } from './contact.tsx';
import { Mails } from './mails.tsx';
import { Profile } from './profile.tsx';
import { SignIns } from './sign-ins.tsx';
import { texts } from './texts.ts';
import { Writing } from './writing.tsx';

export default function AccountPage(): ReactNode {
  const t = useTexts(texts);
  const account = useAccount();
  if (!account) return <PageSkeleton />;
  return (
    <Page title={t('title')} lead={t('lead', { email: account.email })}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
        <Card>
          <Title order={2} mb="md">
            {t('profile')}
          </Title>
          <Profile account={account} />
        </Card>
        {account.role === 'customer' && (
          <Card>
            <Title order={2} mb="md">
              {t('contact')}
            </Title>
            <Contact account={account} />
          </Card>
        )}
        <Card>
          <Title order={2} mb="md">
            {t('writing')}
          </Title>
          <Writing account={account} />
        </Card>
        {account.notifications && (
          <Card>
            <Title order={2} mb="md">
              {t('mails')}
            </Title>
            <Mails notifications={account.notifications} isStaff={account.role !== 'customer'} />
          </Card>
        )}
        <Card>
          <Title order={2} mb="md">
            {t('passwordTitle')}
          </Title>
          <ChangePassword />
        </Card>
        <Card>
          <Title order={2} mb="md">
            {t('signIns')}
          </Title>
          <SignIns />
        </Card>
      </SimpleGrid>
    </Page>
  );
}
