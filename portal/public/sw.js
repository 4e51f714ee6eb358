// Keeps the portal's own files on the device, so that it opens without a network and says so itself. Nothing that anybody
// typed or was shown is kept: what the API answers never passes here.

const CACHE = 'portal-files';

/** What is asked of a server each time: the API, links in mails, the local control room. */
const notPages = /^\/(api|c|_local)(\/|$)/;
/** Named by the hash of its content: never changes. */
const isAsset = (url) => url.origin === location.origin && url.pathname.startsWith('/assets/');

/** The addresses of files that the page itself names: scripts, styles, the typeface. */
const namedBy = (page) => [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address]) => address);

/** Keeps the page and what it names. A page that names other files than before is a new portal: the old one's files go. */
async function keep(response) {
  const cache = await caches.open(CACHE);
  const page = await response.clone().text();
  const before = await cache.match('/').then((kept) => kept?.text());
  if (page === before) return;
  await cache.addAll(namedBy(page));
  if (before !== undefined) {
    const named = new Set(namedBy(page));
    const kept = await cache.keys();
    await Promise.all(
      kept.filter(({ url }) => !named.has(new URL(url).pathname)).map((request) => cache.delete(request)),
    );
  }
  await cache.put('/', response);
}

/** The page from the network; the one kept, where there is none. */
async function page(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok && response.headers.get('content-type')?.startsWith('text/html'))
      event.waitUntil(keep(response.clone()).catch((error) => console.error(error)));
    return response;
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  }
}

async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, response.clone());
  }
  return response;
}

addEventListener('install', (event) => {
  event.waitUntil(
    fetch('/', { cache: 'no-cache' })
      .then(keep)
      .then(() => skipWaiting()),
  );
});

addEventListener('activate', (event) => {
  event.waitUntil(clients.claim());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && !notPages.test(url.pathname)) event.respondWith(page(event));
  else if (isAsset(url)) event.respondWith(asset(request));
});

// What a page had loaded before this was there.
addEventListener('message', (event) => {
  const loaded = event.data.filter((address) => isAsset(new URL(address)));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(loaded)));
});
