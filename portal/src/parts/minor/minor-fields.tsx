import { Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

/** As typed; nobody under 18, nothing else. */
export type MinorValues = {
  readonly forMinor: boolean;
  readonly minor: string;
  readonly minorBornOn: string;
};

export const noMinor: MinorValues = { forMinor: false, minor: '', minorBornOn: '' };

interface MinorFieldsProps {
  /** The props of a field by its name, as the form gives them. */
  readonly field: (name: keyof MinorValues) => object;
  readonly isAsked: boolean;
}

/** Whom the plan protects, if under 18: the customer is then the parent or guardian, who pays. */
export function MinorFields({ field, isAsked }: MinorFieldsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <Checkbox label={t('forMinor')} description={t('forMinorHint')} {...field('forMinor')} />
      {isAsked && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('minor')} autoComplete="off" {...field('minor')} />
          <TextInput type="date" label={t('minorBornOn')} autoComplete="off" {...field('minorBornOn')} />
        </SimpleGrid>
      )}
    </>
  );
}

/** For the order. */
export const minorOf = ({ forMinor, minor, minorBornOn }: MinorValues) =>
  forMinor
    ? { protectedMinor: { name: minor.trim(), ...(minorBornOn !== '' && { bornOn: minorBornOn }) } }
    : {};

/** The form's field of a path below `protectedMinor`; undefined for any other. */
export const minorFieldOf = (path: string): keyof MinorValues | undefined => {
  if (!path.startsWith('protectedMinor')) return undefined;
  return path.endsWith('bornOn') ? 'minorBornOn' : 'minor';
};
