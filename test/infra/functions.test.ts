import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bundles, buildFunctions, largestInputs } from '../../lib/bundling.ts';
import type { FunctionSpec } from '../../lib/function-spec.ts';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName } from '../../lib/functions.ts';
import { assemblyDir, readTemplate, type Template } from '../assembly.ts';
import { resourcesOf } from './statements.ts';

let service: Template;
beforeAll(async () => {
  service = await readTemplate('ClaimflowService');
});

/** Properties of the Lambda function that belongs to a name. */
function propertiesOf(name: FunctionName): Readonly<Record<string, unknown>> {
  const found = resourcesOf(service, 'AWS::Lambda::Function').find(
    ([, { Metadata }]) => Metadata?.['aws:cdk:path'] === `ClaimflowService/${name}/Function/Resource`,
  );
  if (found === undefined) throw new Error(`no function ${name} in the template`);
  return found[1].Properties;
}

describe.each(FUNCTION_NAMES)('function %s', (name) => {
  const spec: FunctionSpec = FUNCTIONS[name];

  it('runs Node 24 on arm64 with the memory and time of its entry', () => {
    expect(propertiesOf(name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: spec.memoryMb,
      Timeout: spec.timeoutSeconds,
    });
  });

  it('finds its code as a folder of the assembly', async () => {
    const metadata = resourcesOf(service, 'AWS::Lambda::Function').find(
      ([, { Metadata }]) => Metadata?.['aws:cdk:path'] === `ClaimflowService/${name}/Function/Resource`,
    )?.[1].Metadata;
    expect(existsSync(join(await assemblyDir(), String(metadata?.['aws:asset:path']), 'index.js'))).toBe(
      true,
    );
  });
});

describe('functions', () => {
  it('are deployed with the demo context, all of them and no others', () => {
    expect(resourcesOf(service, 'AWS::Lambda::Function')).toHaveLength(FUNCTION_NAMES.length);
  });

  it('answer the API before the 30 seconds after which it gives up', () => {
    for (const name of FUNCTION_NAMES) {
      if (FUNCTIONS[name].group === 'api') expect(propertiesOf(name).Timeout, name).toBeLessThan(30);
    }
  });

  it('keep their logs for three months', () => {
    const groups = resourcesOf(service, 'AWS::Logs::LogGroup');
    expect(groups.length).toBeGreaterThan(FUNCTION_NAMES.length);
    expect(new Set(groups.map(([, { Properties }]) => Properties.RetentionInDays))).toEqual(new Set([90]));
  });

  it('have a dead-letter queue when they are called asynchronously', () => {
    for (const name of FUNCTION_NAMES) {
      const expected = FUNCTIONS[name].group === 'event';
      expect('DeadLetterConfig' in propertiesOf(name), name).toBe(expected);
    }
  });

  it('have only what they use in their environment', () => {
    const { Variables } = propertiesOf('Authorizer').Environment as { Variables: Record<string, unknown> };
    expect(Variables).toHaveProperty('MEMBERS_POOL_ID');
    expect(Variables).toHaveProperty('STAFF_CLIENT_ID');
    expect(Variables).not.toHaveProperty('TABLE_NAME');
    const callbacks = propertiesOf('Callbacks').Environment as { Variables: Record<string, unknown> };
    expect(callbacks.Variables).toHaveProperty('CLAIM_MACHINE_ARN');
    expect(callbacks.Variables).not.toHaveProperty('LINK_KEY_SECRET_ARN');
  });
});

/** In kB of 1,000 bytes, minified. A cold start reads and compiles every byte; what may be larger says why. Two languages more are 35 in each, and 55 where mails are written. */
const LIMIT_KB = 700;
const LARGER_KB: Partial<Record<FunctionName, number>> = {
  EnrollmentsApi: 1_550, // Stripe's client, certificates (pdf-lib), uploads of proofs (the S3 client)
  BillPlanFunction: 930, // Stripe's client
  DevicesApi: 810, // signs uploads of photos: the S3 client
  PartnersApi: 1_190, // statements of payouts: pdf-lib
  MoneyApi: 810, // keeps large books: the S3 client
  SendMail: 1_250, // attaches certificates and statements: pdf-lib
  ClaimsApi: 1_980, // signs uploads and downloads (S3), long exports (Lambda), credit notes (pdf-lib)
  RmasApi: 1_350, // packing slips and labels (pdf-lib), large exports (S3)
  UnitsApi: 900, // signs uploads of proofs, keeps large exports: the S3 client
  SupportApi: 1_010, // cleans articles, signs uploads
  AccountApi: 960, // a changed contact goes to the open claims
  LinksApi: 780, // every link there is: claims with their proposals, applications, returns
  MakeExport: 790, // keeps what it makes: the S3 client
  LoadDemoData: 1_000, // a bit of everything, claims and returns among it
  CarryOutDueFunction: 745, // deletes proofs: the S3 client
  StaffApi: 1_015, // reads the raw mail that an agent puts under a claim
  ReceiveMail: 990, // takes mail apart; PDFs are read after their inspection
  Reconcile: 1_020, // has uploads scanned again: the S3 client
  InspectDocument: 4_650, // decodes photos: libheif as WebAssembly inside index.js (sharp's stands beside it); unpdf
};

describe('bundles', () => {
  let bundles: Bundles;
  beforeAll(async () => {
    bundles = await buildFunctions();
  });

  it('stay small', () => {
    const rows = FUNCTION_NAMES.map((name) => ({ name, kB: Math.round(bundles[name].bytes / 1000) }));
    console.table(rows);
    for (const { name, kB } of rows) {
      const why = largestInputs(bundles[name]).map(([file, bytes]) => `${bytes} ${file}`);
      expect(kB, `${name}:\n${why.join('\n')}`).toBeLessThanOrEqual(LARGER_KB[name] ?? LIMIT_KB);
    }
  });

  it('hold the WebAssembly decoders only where images are decoded', () => {
    for (const name of FUNCTION_NAMES) {
      const spec: FunctionSpec = FUNCTIONS[name];
      expect(existsSync(join(bundles[name].folder, 'sharp-wasm32.js')), name).toBe(
        spec.imageDecoders === true,
      );
    }
  });
});
