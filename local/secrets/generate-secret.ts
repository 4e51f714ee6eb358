import { randomInt } from 'node:crypto';

/** `GenerateSecretString` of AWS::SecretsManager::Secret, defaults as in CloudFormation. */
export interface GenerateSecretString {
  readonly PasswordLength?: number;
  readonly ExcludeCharacters?: string;
  readonly ExcludeLowercase?: boolean;
  readonly ExcludeUppercase?: boolean;
  readonly ExcludeNumbers?: boolean;
  readonly ExcludePunctuation?: boolean;
  readonly IncludeSpace?: boolean;
  readonly RequireEachIncludedType?: boolean;
  readonly SecretStringTemplate?: string;
  readonly GenerateStringKey?: string;
}

const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * Generates the secret's value. `random` gives numbers in [0, 1); without it the system's generator is used.
 * Throws when every character is excluded or the template is not a JSON object.
 */
export function generateSecretString(wanted: GenerateSecretString, random?: () => number): string {
  const password = generatePassword(wanted, (below) =>
    random ? Math.floor(random() * below) : randomInt(below),
  );
  if (wanted.GenerateStringKey === undefined) return password;
  const template: unknown = JSON.parse(wanted.SecretStringTemplate ?? '{}');
  return JSON.stringify({ ...(template as Record<string, unknown>), [wanted.GenerateStringKey]: password });
}

function generatePassword(wanted: GenerateSecretString, below: (limit: number) => number): string {
  const excluded = new Set(wanted.ExcludeCharacters ?? '');
  const types = [
    wanted.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    wanted.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    wanted.ExcludeNumbers ? '' : '0123456789',
    wanted.ExcludePunctuation ? '' : PUNCTUATION,
    wanted.IncludeSpace ? ' ' : '',
  ]
    .map((characters) => [...characters].filter((character) => !excluded.has(character)))
    .filter((characters) => characters.length > 0);
  const all = types.flat();
  if (all.length === 0) throw new Error('GenerateSecretString excludes every character');
  const pick = (from: readonly string[]): string => from[below(from.length)] ?? '';
  const length = wanted.PasswordLength ?? 32;
  const characters = (wanted.RequireEachIncludedType ?? true) ? types.slice(0, length).map(pick) : [];
  while (characters.length < length) characters.push(pick(all));
  return shuffled(characters, below).join('');
}

/** So that the required characters do not all stand first (Fisher–Yates). */
function shuffled(items: readonly string[], below: (limit: number) => number): string[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [result[last], result[other]] = [result[other] ?? '', result[last] ?? ''];
  }
  return result;
}
