import { describe, expect, it } from 'vitest';
import { parseOptions, UsageError } from '../../../local/start/options.ts';

describe('parseOptions', () => {
  it('has the defaults of the contract', () => {
    expect(parseOptions([])).toEqual({
      port: 8787,
      awsPort: 4566,
      smtpPort: 2525,
      data: '.claimflow',
      now: undefined,
      seed: 1,
      empty: false,
    });
  });

  it('reads every option', () => {
    const args = ['--port', '1', '--aws-port=2', '--smtp-port', '3', '--ephemeral', '--empty', '--seed', '7'];
    expect(parseOptions([...args, '--now', '2026-03-15T12:00:00+01:00'])).toEqual({
      port: 1,
      awsPort: 2,
      smtpPort: 3,
      data: null,
      now: Date.parse('2026-03-15T11:00:00Z'),
      seed: 7,
      empty: true,
    });
    expect(parseOptions(['--data', '/x'])?.data).toBe('/x');
    expect(parseOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--prot', '1'], /Unknown option '--prot' \(see --help\)/],
    [['extra'], /Unexpected argument 'extra'/],
    [['--port', 'http'], /--port takes a whole number from 1 to 65535, not "http"/],
    [['--aws-port', '70000'], /--aws-port/],
    [['--port', '2525'], /three ports must differ/],
    [['--seed', '-1'], /--seed|argument missing|ambiguous/],
    [['--now', 'tomorrow'], /--now takes an ISO 8601 instant/],
    [['--now', '2026-03-15T12:00:00'], /--now/],
    [['--now', '2026-13-15'], /--now/],
    [['--now', '2026-02-30T00:00:00Z'], /--now/],
    [['--data', 'x', '--ephemeral'], /exclude each other/],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
    expect(() => parseOptions(args)).toThrow(message);
    expect(() => parseOptions(args)).not.toThrow(/\n/);
  });
});
