import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../shell/icons.tsx';
import classes from './choices.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** What it means, or what comes of it. */
  readonly hint?: ReactNode;
  readonly icon?: IconName;
  readonly isDisabled?: boolean;
}

interface ChoicesProps<Value extends string> {
  /** The question, for those who can't see what stands above. */
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen?: Value | undefined;
  readonly onChoose: (value: Value) => void;
  /** Beside each other where there is room. */
  readonly isGrid?: boolean;
}

/** Answers as large buttons: one tap chooses. */
export function Choices<Value extends string>(props: ChoicesProps<Value>): ReactNode {
  const { label, choices, chosen, onChoose, isGrid } = props;
  return (
    <ul className={classes.root} data-grid={isGrid ?? false} aria-label={label}>
      {choices.map(({ value, label: name, hint, icon, isDisabled }) => (
        <li key={value}>
          <button
            type="button"
            className={classes.choice}
            aria-pressed={chosen === value}
            disabled={isDisabled}
            onClick={() => onChoose(value)}
          >
            {icon && (
              <span className={classes.icon}>
                <Icon name={icon} size={24} />
              </span>
            )}
            <span className={classes.words}>
              <strong>{name}</strong>
              {hint !== undefined && <span className={classes.hint}>{hint}</span>}
            </span>
            <span className={classes.arrow}>
              <Icon name={chosen === value ? 'check' : 'chevron'} size={18} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
