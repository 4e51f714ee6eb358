import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  Mfa,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { ServiceFunction } from './service-function.ts';

/** A working day: an agent who signed in at nine is not thrown out of a claim at ten, and nobody stays in overnight. */
const ACCESS_TOKEN_LIFE = Duration.hours(8);

/** What Cognito says of itself when it takes the role: another service's user pool can't (the confused deputy). */
const TEXT_SENDER_ID = 'claimflow-members';

/** Two user pools, so that no mistake in one makes a customer an agent: members (customers, partners) and staff. */
export class UserPools extends Construct {
  readonly members: UserPool;
  readonly staff: UserPool;
  readonly membersClient: UserPoolClient;
  readonly staffClient: UserPoolClient;

  constructor(scope: Construct, id: string, props: { readonly messages: IFunction }) {
    super(scope, id);
    this.members = this.pool('Members', { mfa: Mfa.OPTIONAL, minLength: 8, texts: true });
    this.staff = this.pool('Staff', { mfa: Mfa.REQUIRED, minLength: 12, texts: false });
    for (const pool of [this.members, this.staff])
      pool.addTrigger(UserPoolOperation.CUSTOM_MESSAGE, props.messages);
    acknowledge(
      this.members,
      'COG2',
      'customers may, partners may: a claim must not fail for want of an authenticator app',
    );
    for (const pool of [this.members, this.staff]) {
      acknowledge(
        pool,
        'COG8',
        'the plus plan is priced per user and adds what nothing here uses; MFA guards the staff',
      );
    }
    this.membersClient = client(this.members);
    this.staffClient = client(this.staff);
  }

  /** Tells a function which pools; the ids open nothing, so there is nothing to grant. */
  bindPoolIds({ function: fn }: ServiceFunction): void {
    fn.addEnvironment('MEMBERS_POOL_ID', this.members.userPoolId);
    fn.addEnvironment('STAFF_POOL_ID', this.staff.userPoolId);
  }

  /** Tells a function what people sign in by. */
  bindClientIds({ function: fn }: ServiceFunction): void {
    fn.addEnvironment('MEMBERS_CLIENT_ID', this.membersClient.userPoolClientId);
    fn.addEnvironment('STAFF_CLIENT_ID', this.staffClient.userPoolClientId);
  }

  letCreatePeople(creator: ServiceFunction): void {
    creator.grant(
      'CreatePeople',
      ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser', 'cognito-idp:AdminSetUserPassword'],
      [this.members.userPoolArn, this.staff.userPoolArn],
    );
  }

  letInviteStaff(inviter: ServiceFunction): void {
    inviter.grant(
      'InviteStaff',
      ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser'],
      [this.staff.userPoolArn],
    );
  }

  /** Invites people, and shuts them out. */
  letManagePeople(manager: ServiceFunction): void {
    manager.grant(
      'ManagePeople',
      ['AdminCreateUser', 'AdminDisableUser', 'AdminEnableUser', 'AdminGetUser'].map(
        (action) => `cognito-idp:${action}`,
      ),
      [this.members.userPoolArn, this.staff.userPoolArn],
    );
  }

  /** Invites people of partner companies, and shuts them out: never the staff. */
  letManageMembers(manager: ServiceFunction): void {
    manager.grant(
      'ManageMembers',
      ['AdminCreateUser', 'AdminDisableUser', 'AdminEnableUser', 'AdminGetUser'].map(
        (action) => `cognito-idp:${action}`,
      ),
      [this.members.userPoolArn],
    );
  }

  /** A member who has shown whose a mail address is signs in with it: never the staff. */
  letChangeMembers(changer: ServiceFunction): void {
    changer.grant('ChangeMembers', ['cognito-idp:AdminUpdateUserAttributes'], [this.members.userPoolArn]);
  }

  /** Opening accounts of members, and having their passcodes texted anew: never the staff's. */
  letInviteMembers(inviter: ServiceFunction): void {
    inviter.function.addEnvironment('MEMBERS_POOL_ID', this.members.userPoolId);
    inviter.grant(
      'InviteMembers',
      ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser', 'cognito-idp:AdminUpdateUserAttributes'],
      [this.members.userPoolArn],
    );
  }

  /** By this role Cognito texts the passcodes of invitations itself: no function of ours ever sees one. */
  private textSender(): Role {
    const role = new Role(this, 'TextSender', {
      assumedBy: new ServicePrincipal('cognito-idp.amazonaws.com', {
        conditions: { StringEquals: { 'sts:ExternalId': TEXT_SENDER_ID } },
      }),
      description: 'Claimflow: lets Cognito text passcodes',
    });
    role.addToPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }));
    acknowledge(role, 'IAM5[Resource::*]', 'sns:Publish to a phone: AWS gives a phone no resource');
    return role;
  }

  /** Accounts are made by us only: with an enrollment, an accepted application, or by an administrator. */
  private pool(
    id: string,
    { mfa, minLength, texts }: { mfa: Mfa; minLength: number; texts: boolean },
  ): UserPool {
    return new UserPool(this, id, {
      ...(texts && { smsRole: this.textSender(), smsRoleExternalId: TEXT_SENDER_ID }),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

function client(pool: UserPool): UserPoolClient {
  return pool.addClient('Portal', {
    authFlows: { userPassword: true },
    disableOAuth: true,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: ACCESS_TOKEN_LIFE,
    idTokenValidity: ACCESS_TOKEN_LIFE,
    refreshTokenValidity: Duration.days(30),
  });
}
