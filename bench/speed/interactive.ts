import type { Page } from 'playwright-core';

/** A page is settled when its script has been idle for so long. */
const QUIET_MS = 1_000;

/**
 * Runs in the page before anything of ours. A page can be used once its heading stands and no task of over 50 ms holds the
 * thread any more, which is known after a while of quiet.
 */
const WATCH = `{
  let heading;
  let timer;
  const busy = (until) => {
    if (heading === undefined) return;
    clearTimeout(timer);
    const at = Math.max(heading, until);
    timer = setTimeout(() => window.pageSettled(at), ${QUIET_MS});
  };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) busy(task.startTime + task.duration);
  }).observe({ type: 'longtask' });
  const look = () => {
    if (document.querySelector('main h1') === null) requestAnimationFrame(look);
    else busy(heading = performance.now());
  };
  requestAnimationFrame(look);
}`;

/** Measures pages in one window. */
export class InteractiveMeter {
  readonly #page: Page;
  #settled: (ms: number) => void = () => undefined;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page): Promise<InteractiveMeter> {
    const meter = new InteractiveMeter(page);
    await page.exposeFunction('pageSettled', (ms: number) => meter.#settled(ms));
    await page.addInitScript(WATCH);
    return meter;
  }

  /**
   * Milliseconds from navigation until the page can be used.
   * @param slowdown of the processor, as the browser's own throttling makes it
   */
  async measure(path: string, slowdown: number): Promise<number> {
    const session = await this.#page.context().newCDPSession(this.#page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    try {
      const settled = new Promise<number>((resolve) => {
        this.#settled = resolve;
      });
      await this.#page.goto(path);
      return await settled;
    } finally {
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      await session.detach();
    }
  }
}
