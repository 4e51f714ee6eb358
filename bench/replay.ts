/**
 * `node bench/replay.ts`: 100,000 past claims against a changed rulebook, as `npm run replay` does it, from a folder that
 * is made for it. What is told is the time of the whole command: start, reading, deciding, report.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { marshall } from '@aws-sdk/util-dynamodb';
import { ClassicLevel } from 'classic-level';
import { catalogue202601 } from '../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { incidentTypes } from '../lambdas/domain/claim/incident.ts';
import { adjudicate } from '../lambdas/domain/coverage/adjudicate.ts';
import type { CoverageFacts } from '../lambdas/domain/coverage/facts.ts';
import { rulebook202601 } from '../lambdas/domain/coverage/rulebook-2026-01.ts';

const CLAIMS = Number(process.argv[2] ?? 100_000);
const HOUR_MS = 3_600_000;

/** The n-th claim: all kinds of incident, listed and other phones, with and without what is asked for. */
function claim(n: number): CoverageFacts {
  const happened = Date.UTC(2026, 1, 20) + (n % 4_000) * HOUR_MS;
  const phone = catalogue202601.phones[n % catalogue202601.phones.length];
  const reported = happened + (n % 70) * 24 * HOUR_MS;
  return {
    now: new Date(reported).toISOString(),
    reportedAt: new Date(reported).toISOString(),
    incident: {
      incidentId: `inc-${n}`,
      type: incidentTypes[n % incidentTypes.length] ?? 'liquid',
      occurredAt: new Date(happened).toISOString(),
      description: '',
      ...(n % 3 > 0 && { trackingEnabled: n % 3 === 1, policeReportNumber: 'given' }),
    },
    documents: { 'damage-photo': n % 5 === 0 ? 0 : 1, receipt: n % 7 === 0 ? 0 : 1 },
    device: {
      kind: n % 4 === 0 ? 'laptop' : 'phone',
      make: phone?.make,
      model: phone?.model,
      verified: n % 11 !== 0,
      boughtAs: 'new',
      purchasedAt: '2025-12-20',
      addedToPlanAt: '2026-01-10T20:00:00.000Z',
    },
    plan: {
      planNumber: 'PLN-0123WXYZ',
      code: 'everything',
      status: 'active',
      coverStartsAt: '2026-01-11T08:01:00.000Z',
      paymentCurrent: true,
      timeZone: n % 2 === 0 ? 'America/Los_Angeles' : 'America/New_York',
    },
    history: {
      claimsOnDeviceLast12Months: n % 6 === 0 ? 1 : 0,
      openClaimsOnDevice: 0,
      approvedLossesInWindow: 0,
      incidentApprovedCents: 0,
    },
    signals: {
      claimsWithSameDevice: [],
      claimsWithSamePhoto: [],
      otherClaimsFiledAt: [],
      photosTakenAt: [],
      papersWithOtherNumber: 0,
    },
  };
}

/** Decisions as the machine keeps them. */
async function writeDecisions(folder: string): Promise<void> {
  const database = new ClassicLevel<string, unknown>(join(folder, 'dynamodb'), { valueEncoding: 'json' });
  for (let from = 0; from < CLAIMS; from += 1_000) {
    const batch = Array.from({ length: Math.min(1_000, CLAIMS - from) }, (_, index) => {
      const n = from + index;
      const facts = claim(n);
      const claimId = `CLM-${String(n).padStart(8, '0')}`;
      const decision = adjudicate(facts, rulebook202601, catalogue202601);
      const item = {
        pk: `CLAIM#${claimId}`,
        sk: 'DECISION#000001',
        entity: 'decision',
        claimId,
        at: facts.now,
      };
      return {
        type: 'put' as const,
        key: `item~Table~${claimId}`,
        value: marshall({ ...item, ...decision, facts }, { removeUndefinedValues: true }),
      };
    });
    await database.batch(batch);
  }
  await database.close();
}

const folder = mkdtempSync(join(tmpdir(), 'claimflow-replay-'));
try {
  mkdirSync(join(folder, 'dynamodb'));
  await writeDecisions(folder);
  const changed = {
    ...rulebook202601,
    version: 'bench',
    rules: rulebook202601.rules.map((rule) =>
      rule.id === 'reported-in-time' ? { ...rule, params: { days: 30 } } : rule,
    ),
  };
  const file = join(folder, 'rulebook.json');
  writeFileSync(file, JSON.stringify(changed));
  const began = performance.now();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      fileURLToPath(new URL('../bin/replay.ts', import.meta.url)),
      '--rulebook',
      file,
      '--data',
      folder,
      '--list',
      '3',
    ],
    { maxBuffer: 1 << 26 },
  );
  const seconds = (performance.now() - began) / 1_000;
  console.log(stdout);
  console.log(
    `${CLAIMS} past claims replayed in ${seconds.toFixed(1)} s on ${availableParallelism()} cores: ${Math.round(CLAIMS / seconds)} a second.`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
