/** Entry of the CDK command line: `npx cdk synth`, `npx cdk deploy`. */
import { claimflowApp } from '../lib/app.ts';
import { buildFunctions } from '../lib/bundling.ts';

claimflowApp({ bundles: await buildFunctions() }).synth();
