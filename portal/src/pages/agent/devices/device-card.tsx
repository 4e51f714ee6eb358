import { Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { PhotoGrid } from '../../../parts/photo-grid.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Judge } from './judge.tsx';
import type { ReviewedDevice } from './shapes.ts';
import { texts } from './texts.ts';

/** About as high as a row of photos, in pixels: what comes below stays where it is. */
const PHOTOS_HEIGHT = 180;

/** One device: what it is said to be beside the photos that show it. */
export function DeviceCard({ device }: { readonly device: ReviewedDevice }): ReactNode {
  const t = useTexts(texts);
  const { dateTime, date } = useFormats();
  const { deviceId, model, purchasedAt, reviewDueAt, reviewReasons = [] } = device;
  const { data, error } = useRead('GET /devices/{deviceId}', { path: { deviceId } });
  const pictures = (data?.photos ?? []).flatMap(({ url, slot, fileName }) =>
    url === undefined ? [] : [{ url, name: slot ?? fileName }],
  );
  return (
    <Card>
      <Stack gap="md">
        <Title order={2}>{t('device', { make: device.make, model })}</Title>
        {reviewReasons.length > 0 && (
          <div>
            <Text c="dimmed">{t('why')}</Text>
            {reviewReasons.map((reason) => (
              <Text key={reason} fw={600}>
                {reason}
              </Text>
            ))}
          </div>
        )}
        {!data && !error && <Skeleton h={PHOTOS_HEIGHT} radius="md" />}
        {data && pictures.length === 0 && (
          <Text c="dimmed" mih={PHOTOS_HEIGHT}>
            {t('noPhotos')}
          </Text>
        )}
        {pictures.length > 0 && <PhotoGrid pictures={pictures} label={t('photos', { model })} />}
        <Facts
          facts={[
            [t('plan'), device.planNumber],
            [t('serial'), device.serial],
            [t('imei'), device.imei],
            [t('bought'), purchasedAt && date(`${purchasedAt}T12:00:00Z`)],
            [t('waits'), reviewDueAt && dateTime(reviewDueAt)],
          ]}
        />
        <Judge device={device} canSee={pictures.length > 0} />
      </Stack>
    </Card>
  );
}
