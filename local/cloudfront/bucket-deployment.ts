/**
 * CDK's custom resource that copies an asset into a bucket when a stack is deployed. Its own function is Python with the
 * AWS CLI; here the machine copies, at each start, what is not there already.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { physicalName, type ResourceProvider } from '../resource-provider.ts';
import type { ObjectAccess } from '../s3/s3.ts';
import { typedProperties } from '../typed-properties.ts';

const properties = z.strictObject({
  ServiceToken: z.string(),
  SourceBucketNames: z.array(z.string()),
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  /** Whether files of an earlier deployment go. */
  Prune: z.literal(false),
  Exclude: z.array(z.string()).default([]),
  Include: z.array(z.string()).default([]),
  SystemMetadata: z.record(z.enum(['cache-control']), z.string()),
  WaitForDistributionInvalidation: z.boolean().optional(),
  OutputObjectKeys: z.boolean().optional(),
});

export function bucketDeploymentProvider(
  objects: Pick<ObjectAccess, 'etagOf' | 'put'>,
  assetPath: (s3Key: string) => string,
): ResourceProvider {
  return {
    types: ['Custom::CDKBucketDeployment'],
    identify: (resource) => ({ ref: physicalName(resource), attributes: {} }),
    async provision(resource) {
      const wanted = typedProperties(properties, resource);
      const bucket = wanted.DestinationBucketName;
      const isWanted = filter(wanted.Exclude, wanted.Include);
      for (const folder of wanted.SourceObjectKeys.map(assetPath)) {
        for (const file of filesBelow(folder).filter((path) => isWanted(path))) {
          const content = readFileSync(join(folder, file));
          if (objects.etagOf(bucket, file) === createHash('md5').update(content).digest('hex')) continue;
          const Headers = { 'content-type': contentTypeOf(file), ...wanted.SystemMetadata };
          await objects.put({ Bucket: bucket, Key: file, Body: content, Headers });
        }
      }
    },
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** As `aws s3 sync` reads its filters: everything is in, then each exclude, then each include; the last that fits decides. */
function filter(exclude: readonly string[], include: readonly string[]): (path: string) => boolean {
  const rules = [
    ...exclude.map((glob) => ({ pattern: globPattern(glob), wanted: false })),
    ...include.map((glob) => ({ pattern: globPattern(glob), wanted: true })),
  ];
  return (path) => rules.findLast(({ pattern }) => pattern.test(path))?.wanted ?? true;
}

/** `*` is anything, slashes too; `?` is one character. */
export function globPattern(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`);
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** By the ending, as the AWS CLI guesses it. */
const contentTypeOf = (file: string): string =>
  CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
