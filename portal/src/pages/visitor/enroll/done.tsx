import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Page } from '../../../parts/page.tsx';
import { useAccount } from '../../../session/account.ts';
import { useTexts } from '../../../texts/languages.tsx';
import type { Order, Sold } from './order.ts';
import { texts } from './texts.ts';

interface DoneProps {
  readonly sold: Sold;
  readonly order: Order;
}

/** Bought: the plan number, and the one thing left to do. */
export function Done({ sold, order }: DoneProps): ReactNode {
  const t = useTexts(texts);
  const { date, phone } = useFormats();
  const account = useAccount();
  const isKnown = account?.role === 'customer';
  return (
    <Page title={t('doneTitle')} lead={t('doneLead', { planNumber: sold.planNumber })}>
      <Card maw="40rem">
        <Stack>
          {!isKnown && <Text>{t('doneText', { phone: phone(order.phone), email: order.email })}</Text>}
          {sold.activateBy !== undefined && <Text>{t('doneBy', { date: date(sold.activateBy) })}</Text>}
          {(isKnown || !account) && (
            <Button component={Link} href="/activate" style={{ alignSelf: 'flex-start' }}>
              {isKnown ? t('doneOwn') : t('doneSignIn')}
            </Button>
          )}
        </Stack>
      </Card>
    </Page>
  );
}
