import { Checkbox, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { texts } from './texts.ts';

/** What a shop may repair, as the API names it. */
export const skills = ['phone', 'tablet', 'laptop', 'console', 'tv'] as const;
export type Skill = (typeof skills)[number];

export const skillsIn = (values: readonly string[]): Skill[] => skills.filter((one) => values.includes(one));

/** `Phones, tablets` */
export function useSkillNames(): (of: readonly Skill[]) => string {
  const t = useTexts(texts);
  return (of) => of.map((one) => t(one)).join(', ');
}

interface SkillsFieldProps {
  readonly label: string;
  /** What the form gives for the field. */
  readonly input: object;
}

export function SkillsField({ label, input }: SkillsFieldProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Checkbox.Group label={label} {...input}>
      <Group gap="md" mt="xs">
        {skills.map((one) => (
          <Checkbox key={one} value={one} label={t(one)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
