/** What a link may do without sign-in. */

/** The most a link approves, in cents of the approved total before the deductible; above it the agent signs in. */
export const linkApprovalLimitCents = 500_00;

/** The longest text a link's form takes, in characters. */
export const maxLinkText = 5_000;
