import { Anchor, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { texts as listTexts } from '../../../parts/claim-list/texts.ts';
import { Facts } from '../../../parts/facts.tsx';
import type { Picture } from '../../../parts/lightbox-window.tsx';
import { PhotoGrid } from '../../../parts/photo-grid.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface OverviewProps {
  readonly claim: Claim;
  readonly photos: readonly Picture[];
}

/** What somebody at the counter compares with the device and the person in front. */
export function Overview({ claim, photos }: OverviewProps): ReactNode {
  const t = useTexts(texts);
  const words = useTexts(listTexts);
  const { date, phone } = useFormats();
  const { customer, device, incident } = claim;
  return (
    <Card>
      <Title order={2} mb="md">
        {t('overview')}
      </Title>
      <Facts
        facts={[
          [t('device'), device && `${device.make} ${device.model}`],
          [t('serial'), device?.serial],
          [t('imei'), device?.imei],
          [words('incident'), `${words(incident.type)}, ${date(incident.occurredAt)}`],
          [t('description'), incident.description],
          [words('customer'), customer.name],
          [
            t('phone'),
            <Anchor key="phone" href={`tel:${customer.phone}`}>
              {phone(customer.phone)}
            </Anchor>,
          ],
          [
            t('email'),
            <Anchor key="email" href={`mailto:${customer.email}`}>
              {customer.email}
            </Anchor>,
          ],
        ]}
      />
      <Title order={3} mt="lg" mb="sm">
        {t('photos')}
      </Title>
      {photos.length > 0 ? (
        <PhotoGrid pictures={photos} label={t('photos')} />
      ) : (
        <Text c="dimmed">{t('noPhotos')}</Text>
      )}
    </Card>
  );
}
