import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { sesMachine } from './machine.ts';

it('mail that was answered with 250 survives kill -9 and is then stored and handed on', async () => {
  const path = await mkdtemp(join(tmpdir(), 'claimflow-ses-'));
  const script = new URL('mail-host.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [line] = await once(child.stdout, 'data');
  const transport = createTransport({ host: '127.0.0.1', port: Number(String(line)), ignoreTLS: true });
  const mail = { from: 'casey@example.com', to: 'claims@claimflow.example', subject: 'Hi', text: 'Hello' };
  const { response } = await transport.sendMail(mail);
  child.kill('SIGKILL');
  await exited;
  transport.close();
  const folder = openDataFolder(path);
  try {
    const { ses, activity, puts, invocations } = await sesMachine(folder);
    ses.resume();
    await activity.idle();
    const id = /OK ([0-9a-f]{40})/.exec(response)?.[1];
    expect(puts.map((put) => put.input.Key)).toEqual([`raw/${id}`]);
    expect(JSON.stringify(invocations)).toContain(id);
  } finally {
    folder.close();
    await rm(path, { recursive: true });
  }
});
