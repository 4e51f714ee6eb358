import { describe, expect, it } from 'vitest';
import { EXCEPTIONS, isExcepted } from './exceptions.ts';
import { type Granted, keptGrantUse, neverUsed } from './grant-use.ts';
import { newestWholeRun } from './run.ts';

/**
 * Looks back on the last `npm test`, which ends with it: what all its machines used together is what roles need. After a
 * run of chosen files there is nothing to look at.
 */
const folder = newestWholeRun();
const uses = keptGrantUse(folder ?? '');
const unused = neverUsed(uses);

const sentence = ({ role, statement, action, resource }: Granted): string =>
  `${role} (${statement}): ${action} on ${resource}`;

describe.skipIf(folder === undefined)('the grants of the template', () => {
  it('were looked at on the machines of this run', () => {
    expect(uses.length).toBeGreaterThan(0);
    expect(uses[0]?.granted.length).toBeGreaterThan(100);
  });

  it('let every call through', () => {
    expect([...new Set(uses.flatMap(({ refused }) => refused))]).toEqual([]);
  });

  it('were all used, but for the exceptions with their reasons', () => {
    const excepted = unused.filter((grant) => isExcepted(grant));
    console.log(
      [
        `Grants never used: ${unused.length}, ${excepted.length} of them for a reason:`,
        ...excepted.map(sentence),
      ].join('\n  '),
    );
    expect(unused.filter((grant) => !isExcepted(grant)).map(sentence)).toEqual([]);
  });

  it('need each of the exceptions', () => {
    const idle = EXCEPTIONS.filter(
      (exception) => !exception.atTimes && !unused.some((grant) => isExcepted(grant, [exception])),
    );
    expect(idle.map(({ reason }) => reason)).toEqual([]);
  });
});
