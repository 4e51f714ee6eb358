import { ArnFormat, type Stack } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { acknowledge, acknowledgeObjectAccess, attributeName } from '../acknowledgements.ts';
import type { ClaimflowConfig } from '../config.ts';
import type { OutboundMail } from '../constructs/outbound-mail.ts';
import type { ServiceFunction } from '../constructs/service-function.ts';
import type { UserPools } from '../constructs/user-pools.ts';
import type { Capability, MachineName } from '../function-spec.ts';
import type { FunctionName } from '../functions.ts';
import { type DataStack, EXPORTS_PREFIX, PROOFS_PREFIX } from './data.ts';

/** A larger export is answered by a URL: Lambda answers at most 6 MB, and 4 MB in base64 are 5.3. */
const EXPORT_DIRECT_BYTES = 4 * 1024 * 1024;

/** The machines that belong to a plan. */
const PLAN_MACHINES = ['billing', 'activation'] as const satisfies readonly MachineName[];

/** What functions may be let use. */
export interface Givable {
  readonly config: ClaimflowConfig;
  readonly data: DataStack;
  readonly outbound: OutboundMail;
  readonly pools: UserPools;
  machine(name: MachineName): StateMachine;
  fn(name: FunctionName): ServiceFunction;
}

/** Lets functions use things: each capability is environment variables and the exact grant, made together. */
export class FunctionCapabilities {
  readonly #stack: Stack;
  readonly #given: Givable;

  constructor(stack: Stack, given: Givable) {
    this.#stack = stack;
    this.#given = given;
  }

  bind(capability: Capability, service: ServiceFunction): void {
    this.#binders[capability](service);
  }

  /** What each capability of `lib/function-spec.ts` means: the variables it brings and the grant. */
  readonly #binders: Readonly<Record<Capability, (service: ServiceFunction) => void>> = {
    'read-documents': (service) =>
      service.bindBucket('DOCUMENTS_BUCKET', this.#given.data.documents, ['s3:GetObject']),
    'keep-documents': (service) =>
      service.bindBucket('DOCUMENTS_BUCKET', this.#given.data.documents, ['s3:PutObject']),
    'write-exports': (service) => {
      const exports = this.#given.data.documents.arnForObjects(`${EXPORTS_PREFIX}*`);
      service.grant('WriteExports', ['s3:PutObject'], [exports]);
      service.function.addEnvironment('DOCUMENTS_BUCKET', this.#given.data.documents.bucketName);
      service.function.addEnvironment('EXPORT_DIRECT_BYTES', String(EXPORT_DIRECT_BYTES));
      acknowledgeObjectAccess(service.role, this.#given.data.documents, EXPORTS_PREFIX);
    },
    'make-exports': (service) => {
      const { functionArn } = this.#given.fn('MakeExport').function;
      service.function.addEnvironment('MAKE_EXPORT_ARN', functionArn);
      service.grant('MakeExports', ['lambda:InvokeFunction'], [functionArn]);
    },
    'write-quarantine': (service) =>
      service.bindBucket('QUARANTINE_BUCKET', this.#given.data.quarantine, ['s3:PutObject']),
    'take-from-quarantine': (service) => {
      service.bindBucket('QUARANTINE_BUCKET', this.#given.data.quarantine, [
        's3:GetObject',
        's3:DeleteObject',
      ]);
      this.#letMiss(service);
    },
    // A copy of an object onto itself reads and writes it.
    'rescan-quarantine': (service) => {
      service.bindBucket('QUARANTINE_BUCKET', this.#given.data.quarantine, ['s3:GetObject', 's3:PutObject']);
      this.#letMiss(service);
    },
    'read-mail': (service) => service.bindBucket('MAIL_BUCKET', this.#given.data.mail, ['s3:GetObject']),
    'origin-key': (service) => service.bindSecret('ORIGIN_KEY_SECRET_ARN', this.#given.data.originKey),
    'link-key': (service) => service.bindSecret('LINK_KEY_SECRET_ARN', this.#given.data.linkKey),
    paypal: (service) => {
      service.bindSecret('PAYPAL_SECRET_ARN', this.#given.data.payPal);
      service.function.addEnvironment('PAYPAL_BASE_URL', this.#given.config.paypalBaseUrl);
    },
    stripe: (service) => {
      service.bindSecret('STRIPE_SECRET_ARN', this.#given.data.stripe);
      service.function.addEnvironment('STRIPE_BASE_URL', this.#given.config.stripeBaseUrl);
    },
    'send-mail': (service) => this.#given.outbound.bindSender(service),
    'pool-ids': (service) => this.#given.pools.bindPoolIds(service),
    'client-ids': (service) => this.#given.pools.bindClientIds(service),
    'invite-staff': (service) => this.#given.pools.letInviteStaff(service),
    'create-people': (service) => this.#given.pools.letCreatePeople(service),
    'invite-members': (service) => this.#given.pools.letInviteMembers(service),
    'delete-proofs': (service) => {
      const proofs = this.#given.data.documents.arnForObjects(`${PROOFS_PREFIX}*`);
      service.function.addEnvironment('DOCUMENTS_BUCKET', this.#given.data.documents.bucketName);
      service.grant('DeleteProofs', ['s3:DeleteObject'], [proofs]);
      acknowledgeObjectAccess(service.role, this.#given.data.documents, PROOFS_PREFIX);
    },
    'manage-people': (service) => this.#given.pools.letManagePeople(service),
    'change-members': (service) => this.#given.pools.letChangeMembers(service),
    'manage-members': (service) => this.#given.pools.letManageMembers(service),
    'send-texts': (service) => {
      service.grant('SendTexts', ['sns:Publish'], ['*']);
      acknowledge(service.role, 'IAM5[Resource::*]', 'sns:Publish to a phone: AWS gives a phone no resource');
    },
    'start-claims': (service) => {
      const { stateMachineArn } = this.#given.machine('claim');
      service.function.addEnvironment('CLAIM_MACHINE_ARN', stateMachineArn);
      service.grant('RunClaims', ['states:SendTaskSuccess', 'states:StartExecution'], [stateMachineArn]);
    },
    'start-plan-runs': (service) => {
      const arns = PLAN_MACHINES.map((name) => {
        service.function.addEnvironment(...this.#machineVariable(name));
        return this.#given.machine(name).stateMachineArn;
      });
      service.grant('RunPlans', ['states:StartExecution'], arns);
      // Of the machines of plans, only this one waits for callbacks.
      service.grant(
        'AnswerPlans',
        ['states:SendTaskSuccess'],
        [this.#given.machine('activation').stateMachineArn],
      );
    },
    'start-rma-runs': (service) => {
      const { stateMachineArn } = this.#given.machine('rma');
      service.function.addEnvironment('RMA_MACHINE_ARN', stateMachineArn);
      service.grant('RunRmas', ['states:SendTaskSuccess', 'states:StartExecution'], [stateMachineArn]);
    },
    // Waits for nobody's answer: there is nothing to tell a running one.
    'start-payout-runs': (service) => {
      service.function.addEnvironment(...this.#machineVariable('payout'));
      service.grant('RunPayouts', ['states:StartExecution'], [this.#given.machine('payout').stateMachineArn]);
    },
    'watch-payout-runs': (service) => {
      service.function.addEnvironment(...this.#machineVariable('payout'));
      service.grant('WatchPayouts', ['states:DescribeExecution'], [this.#executionsOf(service, 'payout')]);
    },
    'watch-rma-runs': (service) => {
      service.function.addEnvironment(...this.#machineVariable('rma'));
      service.grant('WatchRmas', ['states:DescribeExecution'], [this.#executionsOf(service, 'rma')]);
    },
    'stop-claims': (service) => {
      const { stateMachineArn } = this.#given.machine('claim');
      service.function.addEnvironment('CLAIM_MACHINE_ARN', stateMachineArn);
      const actions = ['states:DescribeExecution', 'states:StopExecution'];
      service.grant('StopClaims', actions, [this.#executionsOf(service, 'claim')]);
    },
    'watch-plan-runs': (service) => {
      const executions = PLAN_MACHINES.map((name) => {
        service.function.addEnvironment(...this.#machineVariable(name));
        return this.#executionsOf(service, name);
      });
      service.grant('WatchPlans', ['states:DescribeExecution'], executions);
    },
  };

  #machineVariable(name: MachineName): [variable: string, arn: string] {
    return [`${name.toUpperCase()}_MACHINE_ARN`, this.#given.machine(name).stateMachineArn];
  }

  /** The executions of a machine; IAM can't name them one by one. */
  #executionsOf(service: ServiceFunction, name: MachineName): string {
    const { stateMachineName } = this.#given.machine(name);
    acknowledge(
      service.role,
      `IAM5[Resource::arn:<AWS::Partition>:states:${this.#stack.region}:<AWS::AccountId>:execution:${attributeName(this.#stack, stateMachineName)}:*]`,
      'executions are named after claims and plans yet to come: all of this machine',
    );
    return this.#stack.formatArn({
      service: 'states',
      resource: 'execution',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      resourceName: `${stateMachineName}:*`,
    });
  }

  /** S3 says that an object is not there only to those who may list; to others it is "access denied". */
  #letMiss(service: ServiceFunction): void {
    service.grant('MissInQuarantine', ['s3:ListBucket'], [this.#given.data.quarantine.bucketArn]);
  }
}
