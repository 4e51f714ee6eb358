import { Button, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { saveFile } from '../../../parts/files/save-file.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const dealerTemplate =
  'serial,customer,email,phone,delivered\nDS200-1002,Pat Lindqvist,pat@example.net,(206) 555-0144,2026-05-20\n';
const staffTemplate =
  'serial,sku,dealer,assigned,customer,email,phone,delivered\nDS200-2001,DS-200,Harbor Dealers,2026-05-01,,,,\n';

/** What a file has to look like, with one to begin from. */
export function Columns({ isStaff }: { readonly isStaff: boolean }): ReactNode {
  const t = useTexts(texts);
  const staff = [
    ['sku', t('columnSku')],
    ['dealer', t('columnDealer')],
    ['assigned', t('columnAssigned')],
  ] as const;
  return (
    <Card>
      <Title order={2} mb="md">
        {t('columns')}
      </Title>
      <Facts
        facts={[
          ['serial', t('columnSerial')],
          ...(isStaff ? staff : []),
          ['customer', t('columnCustomer')],
          ['email, phone', t('columnContact')],
          ['delivered', t('columnDelivered')],
        ]}
      />
      <Button
        mt="lg"
        variant="default"
        leftSection={<Icon name="download" />}
        onClick={() =>
          saveFile('units.csv', new Blob([isStaff ? staffTemplate : dealerTemplate], { type: 'text/csv' }))
        }
      >
        {t('template')}
      </Button>
    </Card>
  );
}
