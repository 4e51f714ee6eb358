import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The template could not be made; the message carries what the synthesis said. */
export class SynthesisFailed extends Error {
  constructor(output: string) {
    super(`synthesizing the template failed:\n${output.trim()}`);
    this.name = 'SynthesisFailed';
  }
}

/** The template is one for every port: functions are told the portal's real address when they start. */
const PORTAL_URL = 'http://localhost:8787';

/**
 * The assembly for one machine, made by the project's own synthesis in a process of its own: nothing of the
 * app is loaded here. A folder whose content is up to date is left as it is, so the second start costs little.
 * Answers the folder. Throws SynthesisFailed.
 */
export async function synthesized(): Promise<string> {
  const folder = join(PROJECT_ROOT, 'node_modules/.cache/claimflow', 'local');
  const context = {
    domain: 'claimflow.example',
    sender: 'claims@claimflow.example',
    portalUrl: PORTAL_URL,
    demoData: 'true',
  };
  const pairs = Object.entries(context).flatMap(([name, value]) => ['--context', `${name}=${value}`]);
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'bin/synth.ts'), '--out', folder, ...pairs], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new SynthesisFailed(output);
  return folder;
}
