/**
 * Has the browser keep the portal's own files (`public/sw.js`), so that the installed app opens without a network. Those
 * that this page has loaded already are handed over. Without it the portal works as well, while there is a network.
 */
export async function keepFiles(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage(performance.getEntriesByType('resource').map(({ name }) => name));
  } catch (error) {
    // Private windows of some browsers refuse; nothing else depends on it.
    console.warn('the portal’s files are not kept on this device', error);
  }
}
