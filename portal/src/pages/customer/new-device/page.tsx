import { Checkbox, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { BodyOf } from '../../../api/call.ts';
import { useRead, useWrite } from '../../../api/query.ts';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { type Device, deviceName } from '../../../parts/device-icon.ts';
import { Step } from '../../../parts/steps/step.tsx';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const kinds = [
  'phone',
  'tablet',
  'laptop',
  'tv',
  'console',
  'camera',
  'audio',
  'watch',
  'appliance',
  'other',
] as const;
type Kind = (typeof kinds)[number];
type Bought = NonNullable<BodyOf<'POST /devices'>['boughtAs']>;
const bought: readonly Bought[] = ['new', 'refurbished', 'used'];

/** Describes a device, new on the plan or in another one's place. */
export default function NewDevicePage(): ReactNode {
  const swap = new URLSearchParams(useSearch()).get('swap') ?? undefined;
  const { data } = useRead('GET /devices', { query: { limit: 200 } });
  if (swap !== undefined && !data) return <PageSkeleton />;
  return <DeviceForm old={data?.items.find(({ deviceId }) => deviceId === swap)} />;
}

function DeviceForm({ old }: { readonly old: Device | undefined }): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const add = useWrite('POST /devices');
  const swap = useWrite('POST /devices/{deviceId}/swap');
  const { form, problem, isSending, submit } = useProblemForm(
    {
      mode: 'controlled',
      initialValues: {
        kind: kinds.find((kind) => kind === old?.kind) ?? ('phone' as Kind),
        make: '',
        model: '',
        imei: '',
        serial: '',
        purchasedAt: '',
        boughtAs: '',
        condition: false,
      },
      validate: { condition: (value) => (value ? null : t('workingNeeded')) },
    },
    async (values) => {
      const body = bodyOf(values);
      const device = old
        ? await swap.mutateAsync({ path: { deviceId: old.deviceId }, body })
        : await add.mutateAsync({ body });
      toast(t('next'));
      navigate(`/devices/${device.deviceId}`, { replace: true });
    },
  );
  const isPhone = form.values.kind === 'phone';
  return (
    <Step
      title={old ? t('swapTitle', { name: deviceName(old) }) : t('title')}
      why={t('why')}
      onBack={() => navigate(old ? `/devices/${old.deviceId}` : '/devices')}
      onNext={submit}
      next={t('add')}
      isBusy={isSending}
      problem={problem}
    >
      <NativeSelect label={t('kind')} {...form.getInputProps('kind')}>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(kind)}
          </option>
        ))}
      </NativeSelect>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('make')} description={t('makeHint')} {...form.getInputProps('make')} />
        <TextInput label={t('model')} description={t('modelHint')} {...form.getInputProps('model')} />
      </SimpleGrid>
      {isPhone ? (
        <TextInput
          label={t('imei')}
          description={t('imeiHint')}
          inputMode="numeric"
          {...form.getInputProps('imei')}
        />
      ) : (
        <TextInput label={t('serial')} description={t('serialHint')} {...form.getInputProps('serial')} />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('purchased')} type="date" {...form.getInputProps('purchasedAt')} />
        <NativeSelect label={t('bought')} {...form.getInputProps('boughtAs')}>
          <option value="">{t('bought-unknown')}</option>
          {bought.map((how) => (
            <option key={how} value={how}>
              {t(`bought-${how}`)}
            </option>
          ))}
        </NativeSelect>
      </SimpleGrid>
      <Checkbox label={t('working')} {...form.getInputProps('condition', { type: 'checkbox' })} />
    </Step>
  );
}

interface Values {
  readonly kind: Kind;
  readonly make: string;
  readonly model: string;
  readonly imei: string;
  readonly serial: string;
  readonly purchasedAt: string;
  readonly boughtAs: string;
}

/** What was left empty is left out. */
function bodyOf({ kind, make, model, imei, serial, purchasedAt, boughtAs }: Values): BodyOf<'POST /devices'> {
  const how = bought.find((one) => one === boughtAs);
  const isPhone = kind === 'phone';
  return {
    kind,
    make: make.trim(),
    model: model.trim(),
    condition: 'working',
    ...(isPhone && imei.trim() !== '' && { imei: imei.trim() }),
    ...(!isPhone && serial.trim() !== '' && { serial: serial.trim() }),
    ...(purchasedAt !== '' && { purchasedAt }),
    ...(how !== undefined && { boughtAs: how }),
  };
}
