import { resolve } from 'node:path';
import { type HttpListener, listen, PortTaken } from '../front-door/http-server.ts';
import { type Runtime, startRuntime } from '../runtime.ts';
import type { SmtpDoor } from '../ses/smtp-door.ts';
import { type OpenDataFolder, openDataFolder } from '../storage/open-data-folder.ts';
import { DEMO_PASSWORD, DEMO_SIGN_INS, decide, demoState, loadDemo } from './demo.ts';
import type { StartOptions } from './options.ts';
import { withProgress } from './progress.ts';
import { synthesized } from './synthesis.ts';

/** How long stopping waits for work under way, milliseconds; everything is kept, so the next start goes on with it. */
const DRAIN_MS = 30_000;

export interface MachineOnPorts {
  readonly url: string;
  readonly hasDemo: boolean;
  /** Takes nothing new, lets what is under way finish, closes everything. */
  stop(): Promise<void>;
}

/** Each port's machine, once it may answer there. */
type Doors = Readonly<Record<'aws' | 'portal', PromiseWithResolvers<Runtime>>>;

/** What is open so far, in the order of opening. */
interface Open {
  folder?: OpenDataFolder;
  awsDoor?: HttpListener;
  portalDoor?: HttpListener;
  runtime?: Runtime;
  smtp?: SmtpDoor;
}

/**
 * Starts everything: data folder and ports first, since they fail fast, then template, machine and demo data.
 * Throws DataFolderError, PortTaken, ClockCannotGoBack, SynthesisFailed, TemplateError, …; nothing is left open then.
 */
export async function startMachine(options: StartOptions): Promise<MachineOnPorts> {
  const open: Open = {};
  // The ports are taken before there is anything to serve; what comes early waits. Functions need the AWS endpoint while
  // demo data is loaded, people their door only after it.
  const doors: Doors = { aws: Promise.withResolvers(), portal: Promise.withResolvers() };
  for (const { promise } of Object.values(doors)) promise.catch(() => undefined);
  try {
    const { runtime, hasDemo } = await openAll(options, open, doors);
    doors.portal.resolve(runtime);
    return { url: urlOf(options), hasDemo, stop: () => closeAll(open) };
  } catch (error) {
    for (const { reject } of Object.values(doors)) reject(error);
    await closeAll(open);
    throw error;
  }
}

/** As browsers write it: without the port where that is the default one. */
const urlOf = ({ port }: StartOptions) => new URL(`http://localhost:${port}`).origin;
const awsUrlOf = ({ awsPort }: StartOptions) => `http://127.0.0.1:${awsPort}`;

async function openAll(
  options: StartOptions,
  open: Open,
  doors: Doors,
): Promise<{ runtime: Runtime; hasDemo: boolean }> {
  const serve = (port: number, name: keyof Doors) =>
    listen({ port, handler: async (request) => (await doors[name].promise)[name](request) });
  const folder = openDataFolder(options.data);
  open.folder = folder;
  open.awsDoor = await serve(options.awsPort, 'aws');
  open.portalDoor = await serve(options.port, 'portal');

  const assemblyDir = await withProgress('synthesizing the template', synthesized);
  const demo = demoState(folder);
  const hasDemo = demo === 'loaded' || (demo === 'undecided' && !options.empty);
  const runtime = await withProgress('starting the services', () =>
    startRuntime({
      ...{ assemblyDir, folder, host: 'workers', awsUrl: awsUrlOf(options), portalUrl: urlOf(options) },
      ...(options.now !== undefined && { now: options.now }),
      // The process dies as it would of `kill -9`; whoever injected the crash starts it again.
      onCrash: () => process.kill(process.pid, 'SIGKILL'),
      frontPage: frontPageOf(options, hasDemo),
    }),
  );
  open.runtime = runtime;
  doors.aws.resolve(runtime);
  await withProgress('catching up with the clock', () => runtime.catchUp());
  open.smtp = await openSmtp(runtime, options.smtpPort);
  if (demo === 'undecided' && options.empty) decide(folder, 'empty');
  if (demo === 'undecided' && !options.empty)
    await withProgress('loading the demo data', () => loadDemo(runtime, folder, options.seed));
  return { runtime, hasDemo };
}

function frontPageOf(options: StartOptions, hasDemo: boolean) {
  const doors = [
    { name: 'Portal, API and control room', address: urlOf(options) },
    { name: 'AWS endpoint', address: awsUrlOf(options) },
    { name: 'Inbound mail (SMTP)', address: `localhost:${options.smtpPort}` },
    { name: 'Data folder', address: options.data === null ? 'none: nothing is kept' : resolve(options.data) },
  ];
  return { doors, password: DEMO_PASSWORD, signIns: hasDemo ? DEMO_SIGN_INS : [] };
}

async function openSmtp(runtime: Runtime, port: number): Promise<SmtpDoor> {
  try {
    return await runtime.services.ses.openSmtp(port);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new PortTaken(port);
    throw error;
  }
}

/** People's doors first; functions still under way need the AWS endpoint, which closes after them. */
async function closeAll({ folder, awsDoor, portalDoor, runtime, smtp }: Open): Promise<void> {
  await Promise.all([portalDoor?.close(), smtp?.close()]);
  if (runtime) await drain(runtime);
  await awsDoor?.close();
  folder?.close();
}

async function drain(runtime: Runtime): Promise<void> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), DRAIN_MS);
  try {
    const outcome = await Promise.race([runtime.stop(), late.promise]);
    if (outcome === 'late') runtime.crash();
  } finally {
    clearTimeout(timer);
  }
}
