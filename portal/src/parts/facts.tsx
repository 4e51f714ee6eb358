import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  /** Name and value; what has no value is left out. */
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}

const isKnown = (value: ReactNode): boolean => value !== undefined && value !== null && value !== '';

/** What is known of something, name beside value; below each other where it is narrow. */
export const Facts = ({ facts }: FactsProps): ReactNode => (
  <dl className={classes.facts}>
    {facts
      .filter(([, value]) => isKnown(value))
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
