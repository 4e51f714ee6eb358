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
 * app is loaded here. What was made of the same content before is found in the cache, so the second start costs little.
 * Answers the folder. Throws SynthesisFailed.
 */
export async function synthesized(): Promise<string> {
  const context = {
    domain: 'claimflow.example',
    sender: 'claims@claimflow.example',
    portalUrl: PORTAL_URL,
    demoData: 'true',
  };
  const pairs = Object.entries(context).flatMap(([name, value]) => ['--context', `${name}=${value}`]);
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'bin/synth.ts'), ...pairs], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [folder, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    folder += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new SynthesisFailed(`${folder}${said}`);
  // Whatever the synthesis may print before it, the folder is its last line.
  return folder.trim().split('\n').at(-1) ?? '';
}
