import { Button, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../../api/query.ts';
import { Card } from '../../../parts/card.tsx';
import { FaqToRead } from '../../../parts/help/faq-to-read.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { ClaimCounts } from '../../../parts/overview/claim-counts.tsx';
import classes from '../../../parts/overview/overview.module.css';
import { Waiting } from '../../../parts/overview/waiting.tsx';
import { Page } from '../../../parts/page.tsx';
import { SerialCheck } from '../../../parts/units/serial-check.tsx';
import { pagesFor } from '../../../routes/pages.ts';
import { useAccount } from '../../../session/account.ts';
import { Icon, type IconName } from '../../../shell/icons.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { type Translate, useTexts } from '../../../texts/languages.tsx';
import { Pending } from './pending.tsx';
import { texts } from './texts.ts';

/** What waits on the company, in a sentence. */
function leadOf(t: Translate<(typeof texts)['english']>, claims: number, units: number): string {
  if (claims > 0 && units > 0)
    return t('leadBoth', { claims: t('claims', { count: claims }), units: t('units', { count: units }) });
  if (claims > 0) return t('leadClaims', { count: claims });
  return units > 0 ? t('leadUnits', { count: units }) : t('leadNone');
}

/** A serial number first, then what waits on the company, then the way to everything it has. */
export default function HomePage(): ReactNode {
  const t = useTexts(texts);
  const mine = { query: { list: 'active', waitsOn: 'me', sort: 'due', limit: 20 } } as const;
  const waiting = useRead('GET /claims', mine, { live: true });
  const pending = useRead('GET /units', { query: { pending: 'true', limit: 100 } }, { live: true });
  // Known before the page is drawn: what it asks first must not push down the rest.
  const faq = useRead('GET /kb/faq', { query: {} });
  const error = waiting.error ?? pending.error;
  if (waiting.data && pending.data && !faq.isPending) {
    const claims = waiting.data.items;
    const units = pending.data.items;
    return (
      <Page
        title={t('title')}
        lead={leadOf(t, claims.length, units.length)}
        action={
          <Button
            component={Link}
            href="/claims/new"
            size="md"
            variant="default"
            leftSection={<Icon name="plus" />}
          >
            {t('submit')}
          </Button>
        }
      >
        <Stack gap="xl">
          <Card>
            <SerialCheck />
          </Card>
          {(claims.length > 0 || units.length === 0) && <Waiting claims={claims} />}
          {units.length > 0 && <Pending units={units} isAll={pending.data.cursor === undefined} />}
          {/* It comes when it comes: further up it would push what is being read. */}
          <FaqToRead />
          <ClaimCounts />
          <Ways />
        </Stack>
      </Page>
    );
  }
  if (!error) return <PageSkeleton />;
  const again = () => void Promise.all([waiting.refetch(), pending.refetch()]);
  return <LoadFailed error={error} onAgain={again} />;
}

const ways = [
  { href: '/units', icon: 'box', text: 'unitsTile' },
  { href: '/rmas', icon: 'rotate', text: 'rmas' },
  { href: '/dealer-account', icon: 'money', text: 'account' },
  { href: '/products', icon: 'plans', text: 'products' },
  { href: '/help', icon: 'book', text: 'knowledge' },
] as const satisfies readonly { href: string; icon: IconName; text: keyof (typeof texts)['english'] }[];

/** Everything else the company has, as far as there are pages for it. */
function Ways(): ReactNode {
  const t = useTexts(texts);
  const pages = pagesFor(useAccount());
  return (
    <nav aria-labelledby="ways">
      <Title order={2} id="ways" mb="md">
        {t('more')}
      </Title>
      <ul className={classes.tiles}>
        {ways
          .filter(({ href }) => pages.some(({ path }) => path === href))
          .map(({ href, icon, text }) => (
            <li key={href}>
              <Link href={href} className={classes.tile}>
                <Icon name={icon} size={24} />
                <span>{t(text)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
