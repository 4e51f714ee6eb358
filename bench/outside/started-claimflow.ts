import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The first start of a checkout synthesizes and bundles; every later one takes seconds. */
const READY_WITHIN_MS = 180_000;
const STOPPED_WITHIN_MS = 60_000;
const ENTRY = fileURLToPath(new URL('../../bin/claimflow.ts', import.meta.url));

export interface Ports {
  readonly port: number;
  readonly awsPort: number;
  readonly smtpPort: number;
}

export interface StartOptions {
  /** The data folder; absent, nothing is kept. */
  readonly data?: string;
  /** Where the clock starts, ISO 8601. */
  readonly now?: string;
  /** The same ports again after a kill; absent, free ones. */
  readonly ports?: Ports;
  /** Each line of stderr: how far the start is, or why it failed. */
  readonly onProgress?: (line: string) => void;
}

/** The process ended before it was ready, or was not ready in time. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed';
  readonly exitCode: number | null;

  constructor(exitCode: number | null, said: readonly string[]) {
    super(
      `claimflow did not start (exit code ${exitCode}): ${said.slice(-5).join(' | ') || 'it said nothing'}`,
    );
    this.exitCode = exitCode;
  }
}

/** Claimflow in a process of its own, as `npm start` starts it. */
export interface StartedClaimflow {
  /** Portal, API and control room. */
  readonly url: string;
  readonly awsUrl: string;
  readonly ports: Ports;
  /** How long the start took, ms. */
  readonly startedInMs: number;
  /** Of the process. */
  readonly pid: number | undefined;
  /** SIGTERM; answers the exit code once it has drained. */
  stop(): Promise<number | null>;
  /** SIGKILL: nothing is drained, nothing is said. */
  kill(): Promise<void>;
}

/**
 * Free ports on loopback: `preferred` and the two after it, if all are free (the template is cached per portal port, so
 * the same port again starts faster), else any. Somebody may take one before it is used; the start then says so.
 */
export async function freePorts(preferred?: number): Promise<Ports> {
  if (preferred !== undefined) {
    const wanted = [preferred, preferred + 1, preferred + 2];
    if ((await bound(wanted)) !== undefined) return portsOf(wanted);
  }
  return portsOf((await bound([0, 0, 0])) ?? []);
}

const portsOf = ([port = 0, awsPort = 0, smtpPort = 0]: readonly number[]): Ports => ({
  port,
  awsPort,
  smtpPort,
});

/** Binds all and lets go again; undefined when one is taken. */
async function bound(wanted: readonly number[]): Promise<number[] | undefined> {
  const servers = wanted.map(() => createServer());
  try {
    const ports: number[] = [];
    for (const [index, server] of servers.entries()) {
      server.listen(wanted[index], '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
      ports.push(address.port);
    }
    return ports;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  } finally {
    await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  }
}

function argumentsOf({ data, now }: StartOptions, { port, awsPort, smtpPort }: Ports): string[] {
  return [
    ENTRY,
    ...['--port', String(port), '--aws-port', String(awsPort), '--smtp-port', String(smtpPort)],
    ...(data === undefined ? ['--ephemeral'] : ['--data', data]),
    ...(now === undefined ? [] : ['--now', now]),
  ];
}

/** Resolves with the address of the ready line. Throws {@link StartFailed}. */
async function readyUrl(child: ChildProcess, said: string[]): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new TypeError('stdout is piped');
  const lines = createInterface({ input: stdout });
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      late = setTimeout(() => reject(new StartFailed(null, said)), READY_WITHIN_MS);
      child.once('exit', (code) => reject(new StartFailed(code, said)));
      lines.on('line', (line) => {
        const ready = /^claimflow is ready at (\S+)$/.exec(line);
        if (ready?.[1] !== undefined) resolve(ready[1]);
        else said.push(line);
      });
    });
  } finally {
    clearTimeout(late);
  }
}

function keepStderr(child: ChildProcess, said: string[], onProgress?: (line: string) => void): void {
  if (child.stderr === null) throw new TypeError('stderr is piped');
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line);
    onProgress?.(line);
  });
}

/** Ends the process by a signal and waits for its exit. */
async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit', { signal: AbortSignal.timeout(STOPPED_WITHIN_MS) });
  child.kill(signal);
  await exited;
  return child.exitCode;
}

/** Ends the process when ours ends, also when ours is told to: nothing of ours outlives us. */
function endWithUs(child: ChildProcess): void {
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  const kill = (): boolean => child.kill('SIGKILL');
  const killAndEnd = (): never => {
    kill();
    return process.exit(1);
  };
  process.once('exit', kill);
  for (const signal of signals) process.once(signal, killAndEnd);
  child.once('exit', () => {
    process.off('exit', kill);
    for (const signal of signals) process.off(signal, killAndEnd);
  });
}

/** Starts Claimflow and waits until it is ready. Throws {@link StartFailed} with what it said. */
export async function startClaimflow(options: StartOptions = {}): Promise<StartedClaimflow> {
  const ports = options.ports ?? (await freePorts());
  const began = performance.now();
  const child = spawn(process.execPath, argumentsOf(options, ports), { stdio: ['ignore', 'pipe', 'pipe'] });
  endWithUs(child);
  const said: string[] = [];
  keepStderr(child, said, options.onProgress);
  try {
    const url = await readyUrl(child, said);
    return {
      url,
      awsUrl: `http://127.0.0.1:${ports.awsPort}`,
      ports,
      pid: child.pid,
      startedInMs: performance.now() - began,
      stop: () => end(child, 'SIGTERM'),
      kill: async () => void (await end(child, 'SIGKILL')),
    };
  } catch (error) {
    await end(child, 'SIGKILL');
    throw error;
  }
}
