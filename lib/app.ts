import { App, DefaultStackSynthesizer, type IStackSynthesizer, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Bundles } from './bundling.ts';
import { REGION, readConfig } from './config.ts';
import { DataStack } from './stacks/data.ts';
import { ServiceStack } from './stacks/service.ts';

export interface ClaimflowAppProps {
  readonly bundles: Bundles;
  /** Context beside what the CDK command line hands over by itself. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where the assembly goes; the CDK command line decides it by itself. */
  readonly outdir?: string;
}

/**
 * The CDK app: two stacks, checked by CloudFormation's own rules and by cdk-nag's AwsSolutions while synthesizing.
 *
 * @throws ConfigError naming a context value that is missing or wrong
 */
export function claimflowApp({ bundles, context = {}, outdir }: ClaimflowAppProps): App {
  const app = new App({
    context: { ...context },
    analyticsReporting: false,
    ...(outdir === undefined ? {} : { outdir }),
  });
  const config = readConfig((name) => app.node.tryGetContext(name));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stackProps = () => ({
    env: { region: REGION },
    // `cdk deploy` checks the bootstrap version by itself; the parameter and rule for it would only be noise.
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    terminationProtection: true,
  });
  const data = new DataStack(app, 'ClaimflowData', { ...stackProps(), config });
  new ServiceStack(app, 'ClaimflowService', { ...stackProps(), config, data, bundles });
  return app;
}
