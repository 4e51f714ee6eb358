import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { buildPortal } from '../../lib/portal-bundle.ts';
import type { HttpRequest, HttpResponse } from '../../local/aws-service.ts';
import { type HttpListener, listen } from '../../local/front-door/http-server.ts';
import { Claimflow } from '../machine/claimflow.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The whole system in this thread, on ports of its own, with the portal as it is built. */
export interface MachineForBrowsers {
  readonly flow: Claimflow;
  /** Where the portal is. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts it. The assembly of the tests has a placeholder for the portal; what the distribution answers for it, headers and
 * all, is kept, and the files of the real one are put in its place.
 */
export async function startMachineForBrowsers(): Promise<MachineForBrowsers> {
  const folder = await buildPortal();
  const started = Promise.withResolvers<Claimflow>();
  const serve = (answer: (flow: Claimflow, request: HttpRequest) => Promise<HttpResponse>) =>
    listen({
      port: 0,
      handler: async (request) => {
        const flow = await started.promise;
        const response = await answer(flow, request);
        // What the call set off goes on by itself, as it does on a machine whose clock runs.
        flow.runtime.idle().catch((error: unknown) => console.error(error));
        return response;
      },
    });
  const [portal, aws] = await Promise.all([
    serve((flow, request) => portalAnswer(folder, flow, request)),
    serve((flow, request) => flow.runtime.aws(request)),
  ]);
  const addresses = {
    portalUrl: `http://localhost:${portal.port}`,
    awsUrl: `http://127.0.0.1:${aws.port}`,
  };
  const flow = await Claimflow.start({ addresses });
  started.resolve(flow);
  return { flow, url: addresses.portalUrl, stop: () => stopAll(flow, portal, aws) };
}

async function stopAll(flow: Claimflow, ...doors: readonly HttpListener[]): Promise<void> {
  await Promise.all(doors.map((door) => door.close()));
  await flow.stop();
}

/** Below these the distribution asks the API or the control room; all else is a file, or the page. */
const notFiles = /^\/(api|c|_local)(\/|$)|^\/config\.json$/;

async function portalAnswer(folder: string, flow: Claimflow, request: HttpRequest): Promise<HttpResponse> {
  if (notFiles.test(request.path)) return flow.runtime.portal(request);
  const page = await flow.runtime.portal({ ...request, path: '/', headers: { host: 'localhost' } });
  const path = join(folder, request.path);
  const isFile = extname(request.path) !== '' && existsSync(path);
  const file = isFile ? path : join(folder, 'index.html');
  return {
    status: 200,
    headers: { ...page.headers, 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' },
    body: readFileSync(file),
  };
}
