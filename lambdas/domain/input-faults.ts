import * as z from 'zod/mini';
import type { InputFault } from './errors.ts';
import { faultWords } from './fault-words.ts';

// zod/mini says "Invalid input" for everything until it is given words.
z.config({ localeError: faultWords });

/** One fault per field: a field that nobody knows is named itself, not the object it stands in. */
function faultsOf(issue: z.core.$ZodIssue): InputFault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a field here' }));
  const options = issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined;
  if (Array.isArray(options))
    return [{ path: path.join('.'), message: `must be one of ${options.map(String).join(', ')}` }];
  return [{ path: path.join('.'), message: issue.message }];
}

/** What a schema finds wrong, each fault with its path. */
export const inputFaults = (error: z.core.$ZodError): InputFault[] => error.issues.flatMap(faultsOf);
