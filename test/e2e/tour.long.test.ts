import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { read } from '../docs/pages.ts';
import { type Started, start } from './started.ts';

let started: Started;

beforeAll(async () => {
  // The tour counts from the machine's own time, as a reader's shell does.
  started = await start(18_870, {});
}, 180_000);
afterAll(() => started.stop());

/** The commands of the README, in the order in which a reader pastes them into one shell. */
function tourCommands(): string {
  const blocks = [...read('README.md').matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(
    ([, block = '']) => block,
  );
  return ['set -eu -o pipefail', ...blocks].join('\n');
}

async function runInShell(
  commands: string,
): Promise<{ status: number | null; output: string; errors: string }> {
  const shell = spawn('bash', { cwd: PROJECT_ROOT, stdio: ['pipe', 'pipe', 'pipe'] });
  const said = Promise.all([text(shell.stdout), text(shell.stderr)]);
  shell.stdin.end(commands);
  const [status] = (await once(shell, 'close')) as [number | null];
  const [output, errors] = await said;
  return { status, output, errors };
}

describe('the tour of the README', () => {
  it('takes a claim from filing to payment, word for word', async () => {
    const commands = tourCommands().replaceAll('http://localhost:8787', started.url);
    expect(commands).toContain(started.url);
    const { status, output, errors } = await runInShell(commands);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    const lines = output.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'New',
      'Estimate/Diagnosis Needed: Take it to Fixit Repair. Pay for no repair yet.',
      expect.stringMatching(/^In Review/),
      '<button type="submit">Approve the claim</button>',
    ]);
    expect(output).toContain('280.2 USD to pay@fixit.example.org: SUCCESS');
    expect(output).toMatch(/Completed +Claimflow +\$280\.20 paid\./);
    expect(output).toMatch(/^On AWS: \$0\.0\d+$/m);
  }, 120_000);
});
