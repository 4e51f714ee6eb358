import { Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnReceiptRule, CfnReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

export const RECEIPT_RULE_SET = 'claimflow';
export const RECEIPT_RULE = 'store-and-read';

export interface InboundMailProps {
  /** Every address of it is ours. */
  readonly domain: string;
  readonly bucket: Bucket;
  readonly receiver: IFunction;
}

/**
 * One rule for the whole domain: SES scans a mail, stores it raw, then tells the receiving function. The rule set is not
 * activated here: an account has one active set, and a stack must not seize it from somebody else's mail.
 */
export class InboundMail extends Construct {
  /** What activates the rule set, to be run once by hand. */
  readonly activationCommand: string;

  constructor(scope: Construct, id: string, props: InboundMailProps) {
    super(scope, id);
    const { region, account } = Stack.of(this);
    const ruleSet = new CfnReceiptRuleSet(this, 'RuleSet', { ruleSetName: RECEIPT_RULE_SET });
    const permission = new CfnPermission(this, 'LetSesCall', {
      action: 'lambda:InvokeFunction',
      functionName: props.receiver.functionArn,
      principal: new ServicePrincipal('ses.amazonaws.com').service,
      sourceAccount: account,
      sourceArn: Stack.of(this).formatArn({
        service: 'ses',
        resource: 'receipt-rule-set',
        resourceName: `${RECEIPT_RULE_SET}:receipt-rule/${RECEIPT_RULE}`,
      }),
    });
    const rule = new CfnReceiptRule(this, 'Rule', {
      ruleSetName: RECEIPT_RULE_SET,
      rule: {
        name: RECEIPT_RULE,
        enabled: true,
        recipients: [props.domain],
        scanEnabled: true, // the verdicts that the receiving function decides by
        tlsPolicy: 'Optional', // a customer's old mail server must not lose the answer to a question
        actions: [
          { s3Action: { bucketName: props.bucket.bucketName } },
          { lambdaAction: { functionArn: props.receiver.functionArn, invocationType: 'Event' } },
        ],
      },
    });
    rule.addResourceDependency(ruleSet);
    rule.addResourceDependency(permission); // SES tries the function when the rule is made
    this.activationCommand = `aws ses set-active-receipt-rule-set --rule-set-name ${RECEIPT_RULE_SET} --region ${region}`;
  }
}
