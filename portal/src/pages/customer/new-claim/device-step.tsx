import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { type Device, deviceIcon, deviceName } from '../../../parts/device-icon.ts';
import { Choices } from '../../../parts/steps/choices.tsx';
import { Step } from '../../../parts/steps/step.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { USUAL_STEPS } from '../claim/filing/steps.ts';
import { texts } from './texts.ts';

interface DeviceStepProps {
  readonly devices: readonly Device[];
  /** By device: its draft, or its open claim. */
  readonly open: ReadonlyMap<string, Claim>;
  readonly sameIncident: Claim | undefined;
  readonly onChoose: (deviceId: string) => void;
}

export function DeviceStep({ devices, open, sameIncident, onChoose }: DeviceStepProps): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const hint = (device: Device): string => {
    const claim = open.get(device.deviceId);
    if (claim?.status === 'draft') return t('draft', { date: date(claim.createdAt) });
    if (claim) return t('open', { status: claim.statusLabel });
    return t('onPlan', { planNumber: device.planNumber });
  };
  return (
    <Step
      key="device"
      number={1}
      total={USUAL_STEPS}
      title={sameIncident ? t('otherTitle') : t('title')}
      why={sameIncident ? t('otherWhy', { claimId: sameIncident.claimId }) : t('why')}
    >
      <Choices
        label={t('devices')}
        choices={devices.map((device) => ({
          value: device.deviceId,
          label: deviceName(device),
          hint: hint(device),
          icon: deviceIcon(device.kind),
        }))}
        onChoose={onChoose}
      />
    </Step>
  );
}
