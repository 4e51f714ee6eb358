// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of CloudFormation and IAM, not of JavaScript
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ResourceProvider } from '../../../local/resource-provider.ts';
import { loadTemplate } from '../../../local/template/load-template.ts';
import { noBehaviourProvider } from '../../../local/template/no-behaviour.ts';
import { TemplateError } from '../../../local/template/template-error.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes a cloud assembly as CDK lays it out: stack templates by name, in the manifest's order. */
function assembly(stacks: Record<string, object>, dependencies: Record<string, string[]> = {}): string {
  const dir = mkdtempSync(join(tmpdir(), 'assembly-'));
  folders.push(dir);
  const artifacts: Record<string, unknown> = {
    Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
  };
  for (const [name, template] of Object.entries(stacks)) {
    writeFileSync(join(dir, `${name}.template.json`), JSON.stringify(template));
    writeFileSync(
      join(dir, `${name}.assets.json`),
      JSON.stringify({
        files: {
          code: { source: { path: 'asset.1' }, destinations: { d: { objectKey: `${name}-code.zip` } } },
        },
      }),
    );
    artifacts[`${name}.assets`] = { type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } };
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      properties: { templateFile: `${name}.template.json` },
      dependencies: [`${name}.assets`, ...(dependencies[name] ?? [])],
    };
  }
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ version: '1', artifacts }));
  return dir;
}

/** A service with things that have a name and an ARN, and the order in which they came. */
function thingProvider(): ResourceProvider & { readonly provisioned: [string, unknown][] } {
  const provisioned: [string, unknown][] = [];
  return {
    types: ['Test::Thing'],
    provisioned,
    identify: ({ logicalId }) => ({ ref: logicalId.toLowerCase(), attributes: { Arn: `arn:${logicalId}` } }),
    provision: ({ logicalId, properties }) => void provisioned.push([logicalId, properties]),
  };
}

describe('loadTemplate', () => {
  it('provisions stacks and resources in dependency order with everything resolved', async () => {
    const things = thingProvider();
    const dir = assembly(
      {
        Service: {
          Resources: {
            Last: {
              Type: 'Test::Thing',
              DependsOn: ['First'],
              Properties: { Of: { 'Fn::Sub': '${Middle.Arn}' } },
            },
            Middle: { Type: 'Test::Thing', Properties: { Of: { 'Fn::GetAtt': ['First', 'Arn'] } } },
            First: { Type: 'Test::Thing', Properties: { Of: { 'Fn::ImportValue': 'data-name' } } },
          },
        },
        Data: {
          Resources: { Table: { Type: 'Test::Thing' } },
          Outputs: { Name: { Value: { Ref: 'Table' }, Export: { Name: 'data-name' } } },
        },
      },
      { Service: ['Data'] },
    );
    const template = await loadTemplate(dir, [things]);
    await template.provision();
    expect(things.provisioned).toEqual([
      ['Table', {}],
      ['First', { Of: 'table' }],
      ['Middle', { Of: 'arn:First' }],
      ['Last', { Of: 'arn:Middle' }],
    ]);
    expect(template.outputs).toEqual({ Data: { Name: 'table' }, Service: {} });
    expect(template.assetPath('Data-code.zip')).toBe(join(dir, 'asset.1'));
    expect(() => template.assetPath('none.zip')).toThrow(/no asset none.zip/);
  });

  it('knows pseudo parameters', async () => {
    const dir = assembly({
      S: {
        Resources: {
          R: {
            Type: 'Test::Thing',
            Properties: {
              Arn: {
                'Fn::Sub': 'arn:${AWS::Partition}:x:${AWS::Region}:${AWS::AccountId}:${AWS::StackName}',
              },
            },
          },
        },
      },
    });
    const template = await loadTemplate(dir, [thingProvider()]);
    expect(template.resources[0]?.properties).toEqual({ Arn: 'arn:aws:x:us-east-1:000000000000:S' });
  });

  it.each([
    ['parameters', { Parameters: { P: { Type: 'String' } } }, /Stack S has Parameters/],
    ['conditions', { Conditions: {}, Resources: {} }, /Stack S has Conditions/],
    [
      'a resource with a condition',
      { Resources: { A: { Type: 'Test::Thing', Condition: 'Off' } } },
      /S\/A has a Condition/,
    ],
  ])('refuses a template with %s', async (_what, template, message) => {
    await expect(loadTemplate(assembly({ S: template }), [thingProvider()])).rejects.toThrow(message);
  });

  it('names every unknown resource type with its stack and logical id', async () => {
    const dir = assembly({
      S: { Resources: { Vpc: { Type: 'AWS::EC2::VPC' }, Db: { Type: 'AWS::RDS::DBInstance' } } },
    });
    await expect(loadTemplate(dir, [])).rejects.toThrow(
      new TemplateError(
        'Resource types not supported here: AWS::EC2::VPC (S/Vpc), AWS::RDS::DBInstance (S/Db)',
      ),
    );
  });

  it('names a circle of references, a folder that is no assembly and a type with two providers', async () => {
    const circle = assembly({
      S: {
        Resources: {
          A: { Type: 'Test::Thing', Properties: { Of: { Ref: 'B' } } },
          B: { Type: 'Test::Thing', Properties: { Of: { Ref: 'A' } } },
        },
      },
    });
    await expect(loadTemplate(circle, [thingProvider()])).rejects.toThrow(/A → B → A/);
    await expect(loadTemplate('/nowhere', [])).rejects.toThrow(/manifest.json cannot be read/);
    await expect(loadTemplate(circle, [thingProvider(), thingProvider()])).rejects.toThrow(/Two providers/);
  });

  it('gives types without behaviour a name and an ARN', async () => {
    const dir = assembly({
      S: {
        Resources: {
          Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'access' } },
          Alarm: { Type: 'AWS::CloudWatch::Alarm' },
        },
        Outputs: { Log: { Value: { 'Fn::GetAtt': ['Log', 'Arn'] } }, Alarm: { Value: { Ref: 'Alarm' } } },
      },
    });
    const template = await loadTemplate(dir, [noBehaviourProvider()]);
    await template.provision();
    expect(template.outputs.S).toEqual({
      Log: 'arn:aws:logs:us-east-1:000000000000:log-group:access:*',
      Alarm: 'S-Alarm',
    });
  });
});
