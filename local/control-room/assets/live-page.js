/** How often an open page looks for news, ms. It does not while nobody can see it. */
const EVERY_MS = 2000;

const keyOf = (node) => node.id || node.dataset?.key;

/** What a person has done to an element is theirs: an opened panel, a button at work, a wire pointed at. */
const isTheirs = ({ localName }, name) =>
  (localName === 'details' && name === 'open') ||
  (localName === 'button' && name === 'disabled') ||
  name === 'data-near';

function takeAttributes(present, wanted) {
  for (const { name, value } of wanted.attributes)
    if (!isTheirs(present, name) && present.getAttribute(name) !== value) present.setAttribute(name, value);
  for (const { name } of [...present.attributes])
    if (!isTheirs(present, name) && !wanted.hasAttribute(name)) present.removeAttribute(name);
}

/** The child that shows the same thing: by its key, else the next one of its kind. */
function counterpart(cursor, wanted, keyed) {
  const key = keyOf(wanted);
  if (key) return keyed.get(key);
  if (cursor && cursor.nodeName === wanted.nodeName && !keyOf(cursor)) return cursor;
  return undefined;
}

function takeChildren(present, wanted) {
  const keyed = new Map([...present.children].filter(keyOf).map((child) => [keyOf(child), child]));
  let cursor = present.firstChild;
  for (const child of [...wanted.childNodes]) {
    const same = counterpart(cursor, child, keyed);
    if (same === undefined || same.nodeName !== child.nodeName) {
      present.insertBefore(document.importNode(child, true), cursor);
      continue;
    }
    if (same === cursor) cursor = cursor.nextSibling;
    else present.insertBefore(same, cursor);
    become(same, child);
  }
  while (cursor) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
}

/**
 * Makes what is shown like what came, touching only what differs: focus, scrolling, opened panels and frames stay.
 * Elements with `data-live="off"` belong to the page that is open.
 */
export function become(present, wanted) {
  if (present.nodeType !== Node.ELEMENT_NODE) {
    if (present.nodeValue !== wanted.nodeValue) present.nodeValue = wanted.nodeValue;
    return;
  }
  if (present.dataset?.live === 'off' || present.isEqualNode(wanted)) return;
  takeAttributes(present, wanted);
  takeChildren(present, wanted);
}

function sayOffline(yes) {
  const banner = document.querySelector('[data-offline]');
  const text = yes
    ? 'The machine does not answer. This page is as it was; it goes on when the machine is back.'
    : '';
  if (banner && banner.textContent !== text) banner.textContent = text;
}

/** Looks for news as long as the page is visible. Answers a way to look at once. */
export function keepUpToDate() {
  const room = document.querySelector('.room');
  let etag = '';
  let looking;

  async function look() {
    const response = await fetch(location.href, { headers: { 'if-none-match': etag } });
    sayOffline(false);
    if (response.status !== 200) return;
    const news = new DOMParser().parseFromString(await response.text(), 'text/html');
    etag = response.headers.get('etag') ?? '';
    const wanted = news.querySelector('.room');
    if (wanted) become(room, wanted);
  }

  async function refresh() {
    if (!room) return;
    looking ??= look()
      .catch(() => sayOffline(true))
      .finally(() => {
        looking = undefined;
      });
    await looking;
  }

  async function turn() {
    if (!document.hidden) await refresh();
    setTimeout(turn, EVERY_MS);
  }
  if (room) setTimeout(turn, EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void refresh();
  });
  return {
    /** A look that began before a change may not show it: then one more. */
    async refresh() {
      await looking;
      await refresh();
    },
  };
}
