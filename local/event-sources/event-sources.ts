import type { DataFolder } from '../data-folder.ts';
import { physicalName, type ResourceProvider } from '../resource-provider.ts';
import { readMapping } from './mapping.ts';
import { type ReaderDeps, StreamReader } from './stream-reader.ts';

export interface EventSourcesDeps extends Omit<ReaderDeps, 'database'> {
  readonly folder: DataFolder;
}

export interface EventSources {
  readonly provider: ResourceProvider;
  /** Starts reading, from where an earlier run stood. */
  resume(): void;
  stop(): void;
}

/** AWS::Lambda::EventSourceMapping: a table's stream to a function. */
export function createEventSources(deps: EventSourcesDeps): EventSources {
  const database = deps.folder.sqlite('event-sources');
  database.exec('CREATE TABLE IF NOT EXISTS mapping (id TEXT PRIMARY KEY, progress TEXT NOT NULL)');
  const readers: StreamReader[] = [];
  return {
    provider: {
      types: ['AWS::Lambda::EventSourceMapping'],
      identify: (resource) => ({ ref: physicalName(resource), attributes: { Id: physicalName(resource) } }),
      provision(resource) {
        readers.push(new StreamReader(readMapping(resource, resource.identity.ref), { ...deps, database }));
      },
    },
    resume() {
      for (const reader of readers) reader.start();
    },
    stop() {
      for (const reader of readers) reader.stop();
    },
  };
}
