import { randomInt } from 'node:crypto';
import { z } from 'zod';

/** `GenerateSecretString` of AWS::SecretsManager::Secret, defaults as in CloudFormation; other wishes are refused by name. */
export const secretWishes = z.strictObject({
  PasswordLength: z.coerce.number().int().min(4).default(32),
  ExcludePunctuation: z.boolean().default(false),
  /** A JSON object to which the generated text is added under the key. */
  SecretStringTemplate: z.string().default('{}'),
  GenerateStringKey: z.string().optional(),
});

const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** Generates the secret's value. `random` gives numbers in [0, 1); without it the system's generator is used. */
export function generateSecretString(wanted: z.infer<typeof secretWishes>, random?: () => number): string {
  const below = (limit: number) => (random ? Math.floor(random() * limit) : randomInt(limit));
  const password = generatePassword(wanted, below);
  if (wanted.GenerateStringKey === undefined) return password;
  const template: unknown = JSON.parse(wanted.SecretStringTemplate);
  return JSON.stringify({ ...(template as Record<string, unknown>), [wanted.GenerateStringKey]: password });
}

/** At least one character of each type. */
function generatePassword(
  { PasswordLength: length, ExcludePunctuation }: z.infer<typeof secretWishes>,
  below: (limit: number) => number,
): string {
  const types = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'];
  if (!ExcludePunctuation) types.push(PUNCTUATION);
  const all = types.join('');
  const pick = (from: string): string => from.charAt(below(from.length));
  const characters = types.map(pick);
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
