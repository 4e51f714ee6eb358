import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RmaUnit } from '../../../parts/rmas/shapes.ts';

interface UnitBoxesProps {
  readonly label: string;
  readonly units: readonly RmaUnit[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly error?: ReactNode;
}

/** Which of the units are meant. */
export const UnitBoxes = ({ label, units, chosen, onChange, error }: UnitBoxesProps): ReactNode => (
  <Checkbox.Group label={label} value={[...chosen]} onChange={onChange} error={error}>
    <Stack gap="xs" mt="xs">
      {units.map(({ serial, productName }) => (
        <Checkbox key={serial} value={serial} label={`${serial}, ${productName}`} />
      ))}
    </Stack>
  </Checkbox.Group>
);
