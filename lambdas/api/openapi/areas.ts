import type { Operation } from '../../middleware/api/operation.ts';
import { accountOperations } from '../account/operations.ts';

export interface Area {
  /** Groups the operations in the document. */
  readonly tag: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

/** Every operation of the API, by area. What is not listed here is in no document and in no access test. */
export const areas: readonly Area[] = [
  {
    tag: 'account',
    description: 'The signed-in person, the brand and the coverage terms.',
    operations: accountOperations,
  },
];
