import { Stack, Validations } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/**
 * A finding of cdk-nag's AwsSolutions pack that we live with. The reason says why; findings about wildcards are named one
 * by one, so that the next wildcard is a finding again.
 *
 * @param finding e.g. `IAM5[Resource::*]`, without the pack's name
 */
export function acknowledge(scope: IConstruct, finding: string, reason: string): void {
  Validations.of(scope).acknowledge({ id: `AwsSolutions-${finding}`, reason });
}

/**
 * S3 knows no other resource for "the objects of this bucket" than `<bucket>/*`, or of a part of it than
 * `<bucket>/<prefix>*`; the actions are listed one by one.
 */
export function acknowledgeObjectAccess(scope: IConstruct, bucket: Bucket, prefix = ''): void {
  const owner = Stack.of(bucket);
  const name =
    owner === Stack.of(scope) ? attributeName(owner, bucket.bucketArn) : importName(owner, bucket.bucketArn);
  acknowledge(
    scope,
    `IAM5[Resource::${name}/${prefix}*]`,
    `objects of the bucket ${bucket.node.id}, for listed actions only`,
  );
}

/** An attribute of a resource as cdk-nag spells it: `<LogicalId.Attribute>`. */
export function attributeName(stack: Stack, arn: string): string {
  const { 'Fn::GetAtt': attribute }: { 'Fn::GetAtt': [string, string] } = stack.resolve(arn);
  return `<${attribute.join('.')}>`;
}

/** The name of the export through which another stack sees the value; CDK would make the same export by itself. */
function importName(owner: Stack, arn: string): string {
  const { 'Fn::ImportValue': name }: { 'Fn::ImportValue': string } = owner.resolve(owner.exportValue(arn));
  return name;
}
