/** Entry of the CDK command line: `npx cdk synth`, `npx cdk deploy`. */
import { claimflowApp } from '../lib/app.ts';
import { buildFunctions } from '../lib/bundling.ts';
import { buildPortal } from '../lib/portal-bundle.ts';

const [bundles, portal] = await Promise.all([buildFunctions(), buildPortal()]);
claimflowApp({ bundles, portal }).synth();
