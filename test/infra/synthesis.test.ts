import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../lib/config.ts';
import {
  AslStateMachine,
  checkSubstitutions,
  SubstitutionError,
} from '../../lib/constructs/asl-state-machine.ts';
import { contentKey, PROJECT_ROOT } from '../../lib/content-key.ts';
import { synthesize } from '../../lib/synthesis.ts';
import { LOCAL_ASSEMBLY, LOCAL_CONTEXT, readTemplate, type StackName } from '../assembly.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimflow-synthesis-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A parsed configuration of the local context with some values changed; `undefined` leaves one out. */
const configWith = (changes: Record<string, unknown>) => {
  const context: Record<string, unknown> = { ...LOCAL_CONTEXT, ...changes };
  return readConfig((name) => context[name]);
};

describe('each stack', () => {
  it.each<[StackName, number]>([
    ['ClaimflowData', 0],
    ['ClaimflowService', 0],
    // CDK's copying of the portal's files: there is no resource for it.
    ['ClaimflowPortal', 2],
  ])('%s stays under 400 resources, %i of them custom', async (name, custom) => {
    const { Resources } = await readTemplate(name);
    expect(Object.keys(Resources).length).toBeLessThan(400);
    expect(Object.values(Resources).filter(({ Type }) => /Custom/.test(Type))).toHaveLength(custom);
  });
});

describe('an example domain', () => {
  it('can be synthesized by anybody and deployed by nobody', async () => {
    const { Rules } = await readTemplate('ClaimflowData');
    expect(JSON.stringify(Rules)).toContain('claimflow.example is an example');
  });
});

describe('the configuration', () => {
  it.each([
    ['domain', undefined],
    ['domain', 'Not A Domain'],
    ['sender', undefined],
    ['sender', 'claims@elsewhere.example'],
    ['portalUrl', undefined],
    ['portalUrl', 'http://portal.example'],
    ['portalUrl', 'https://portal.example/path'],
    ['demoData', 'maybe'],
    ['uploadMaxBytes', '0'],
    ['uploadMaxBytes', 'lots'],
    ['paypalBaseUrl', 'api-m.paypal.com'],
    ['stripeBaseUrl', 'https://api.stripe.com/v1'],
    ['logLevel', 'LOUD'],
    ['region', 'eu-west-1'],
    ['originKey', 'Not A Word'],
    ['portalCertificateArn', 'arn:aws:acm:eu-west-1:123456789012:certificate/1'],
    ['alarmEmail', 'nobody'],
  ])('refuses %s = %s by name', (setting, value) => {
    expect(() => configWith({ [setting]: value })).toThrow(ConfigError);
    expect(() => configWith({ [setting]: value })).toThrow(`"${setting}"`);
  });

  it('has defaults for what a deployment need not decide', () => {
    expect(configWith({ demoData: undefined })).toEqual({
      domain: 'claimflow.example',
      sender: 'claims@claimflow.example',
      portalUrl: 'http://localhost:8787',
      demoData: false,
      uploadMaxBytes: 15 * 1024 * 1024,
      payoutTimeZone: 'America/New_York',
      paypalBaseUrl: 'https://api-m.paypal.com',
      stripeBaseUrl: 'https://api.stripe.com',
      logLevel: 'INFO',
      originKey: '1',
    });
  });

  it('fails synthesis in another region', async () => {
    await expect(
      synthesize(join(folder, 'elsewhere'), {
        ...LOCAL_ASSEMBLY,
        context: { ...LOCAL_CONTEXT, region: 'eu-west-1' },
      }),
    ).rejects.toThrow('us-east-1 only');
  });
});

describe('a state machine', () => {
  const definitionFile = 'test/fixtures/infra/ask.asl.json';
  const stack = new Stack(new App(), 'Test');
  const code = Code.fromInline('exports.handler = async () => 1');
  const fn = (id: string) =>
    new LambdaFunction(stack, id, { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code });

  it('fails synthesis when a function of its definition was not given', () => {
    expect(() => new AslStateMachine(stack, 'Missing', { definitionFile, functions: {} })).toThrow(
      SubstitutionError,
    );
    expect(() => checkSubstitutions('a.asl.json', '"${A}" "${B}"', ['A'])).toThrow(
      /a\.asl\.json: \$\{B\} stands/,
    );
  });

  it('fails synthesis when it was given a function that its definition does not call', () => {
    const functions = { AskFunction: fn('Ask'), OtherFunction: fn('Other') };
    expect(() => new AslStateMachine(stack, 'Unused', { definitionFile, functions })).toThrow(
      /OtherFunction was given but/,
    );
  });

  it('carries its definition as a string, may call what it names, and logs without execution data', () => {
    new AslStateMachine(stack, 'Fitting', { definitionFile, functions: { AskFunction: fn('Asked') } });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      DefinitionString: Match.stringLikeRegexp('"\\$\\{AskFunction\\}"'),
      DefinitionSubstitutions: { AskFunction: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Asked'), 'Arn'] } },
      LoggingConfiguration: { IncludeExecutionData: false, Level: 'ALL' },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'lambda:InvokeFunction',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Asked'), 'Arn'] },
          }),
        ]),
      },
    });
  });
});

describe('a content key', () => {
  it('changes with content, names and salt, and with nothing else', () => {
    const file = join(folder, 'a.txt');
    writeFileSync(file, 'one');
    const paths = [relative(PROJECT_ROOT, folder)];
    const before = contentKey(paths, 1);
    writeFileSync(file, 'one');
    expect(contentKey(paths, 1)).toBe(before);
    expect(contentKey(paths, 2)).not.toBe(before);
    writeFileSync(file, 'two');
    expect(contentKey(paths, 1)).not.toBe(before);
  });
});
