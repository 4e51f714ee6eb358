import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Catalogue } from './catalogue.tsx';
import { Rulebook } from './rulebook.tsx';
import { texts } from './texts.ts';

/** Rulebook and catalogue to read, every version of them. */
export default function TermsPage(): ReactNode {
  const t = useTexts(texts);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs defaultValue="rulebook" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="rulebook">{t('rulebook')}</Tabs.Tab>
          <Tabs.Tab value="catalogue">{t('catalogue')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rulebook">
          <Rulebook />
        </Tabs.Panel>
        <Tabs.Panel value="catalogue">
          <Catalogue />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
