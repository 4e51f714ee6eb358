/** The region as Lambda sets it; outside of Lambda, the only one this service is deployed to. */
export const region = (): string => process.env.AWS_REGION ?? 'us-east-1';

/**
 * Where Cognito is asked, without a slash at the end: the address the SDK would use itself, so that browsers, the key set
 * of the tokens and the SDK's calls always mean the same Cognito, on AWS and on one machine.
 */
export const cognitoAddress = (): string =>
  (
    process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ??
    process.env.AWS_ENDPOINT_URL ??
    `https://cognito-idp.${region()}.amazonaws.com`
  ).replace(/\/+$/, '');

/** The `iss` of a pool's tokens: its public name, whatever address it is asked at. */
export const poolIssuer = (poolId: string): string =>
  `https://cognito-idp.${region()}.amazonaws.com/${poolId}`;
