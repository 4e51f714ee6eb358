import { createPayPal } from '../../../local/paypal/simulator.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';

/** Lets PayPal's simulator answer whatever is fetched. Returns what takes it away again. */
export function payPalByFetch(): () => void {
  const realFetch = globalThis.fetch;
  const folder = openDataFolder(null);
  const clock = { now: () => Date.now(), set() {}, clear() {} };
  const simulator = createPayPal({ folder, clock, origin: 'http://127.0.0.1:9', prefix: '' });
  globalThis.fetch = async (input, init) => {
    const { pathname, search } = new URL(String(input));
    const answer = await simulator.handle({
      method: init?.method ?? 'GET',
      path: pathname,
      query: search.slice(1),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' ? Buffer.from(init.body) : new Uint8Array(),
    });
    return new Response(Buffer.from(answer.body), { status: answer.status, headers: { ...answer.headers } });
  };
  return () => {
    globalThis.fetch = realFetch;
    folder.close();
  };
}
