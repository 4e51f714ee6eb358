import fs from 'node:fs';
import promises from 'node:fs/promises';

/**
 * `node:fs/promises` that does its work at once: the file system answers from threads, at another moment in every run. The
 * AWS SDK looks for configuration files in each new client. What has no synchronous form (`open`, `watch`) is as it was.
 */
export const immediateFiles: object = Object.create(
  promises,
  Object.fromEntries(
    Object.keys(promises).flatMap((name) => {
      const work: unknown = Reflect.get(fs, `${name}Sync`);
      if (typeof work !== 'function') return [];
      const value = async (...args: unknown[]): Promise<unknown> => Reflect.apply(work, fs, args);
      return [[name, { value, enumerable: true, configurable: true }]];
    }),
  ),
);
