import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../texts/languages.tsx';
import { makesOf, type Phone } from './phones.ts';
import { texts } from './texts.ts';
import { useTierName } from './tier-name.ts';

interface PhonePickerProps {
  readonly phones: readonly Phone[];
  readonly chosen: Phone;
  readonly onChoose: (id: string) => void;
}

/** The device's own list: quickest on a phone, and everybody knows how it works. */
export function PhonePicker({ phones, chosen, onChoose }: PhonePickerProps): ReactNode {
  const t = useTexts(texts);
  const tierName = useTierName();
  return (
    <NativeSelect
      label={t('phone')}
      size="lg"
      value={chosen.id}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {makesOf(phones).map((make) => (
        <optgroup key={make} label={make}>
          {phones
            .filter((phone) => phone.make === make)
            .map(({ id, model }) => (
              <option key={id} value={id}>
                {model}
              </option>
            ))}
        </optgroup>
      ))}
      <optgroup label={t('others')}>
        {phones
          .filter(({ make }) => make === undefined)
          .map(({ id, tier }) => (
            <option key={id} value={id}>
              {t('otherPhone', { tier: tierName(tier) })}
            </option>
          ))}
      </optgroup>
    </NativeSelect>
  );
}
