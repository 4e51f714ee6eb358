/** AWS::CloudFront::ResponseHeadersPolicy: headers that are added to every answer of a behaviour. */
import { z } from 'zod';

const override = z.boolean();
const security = z.strictObject({
  ContentSecurityPolicy: z.strictObject({ ContentSecurityPolicy: z.string(), Override: override }).optional(),
  ContentTypeOptions: z.strictObject({ Override: override }).optional(),
  FrameOptions: z
    .strictObject({ FrameOption: z.enum(['DENY', 'SAMEORIGIN']), Override: override })
    .optional(),
  ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), Override: override }).optional(),
  StrictTransportSecurity: z
    .strictObject({
      AccessControlMaxAgeSec: z.number(),
      IncludeSubdomains: z.boolean().default(false),
      Preload: z.boolean().default(false),
      Override: override,
    })
    .optional(),
});
const custom = z.strictObject({
  Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override: override })),
});

export const responseHeadersProperties = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    SecurityHeadersConfig: security.default({}),
    CustomHeadersConfig: custom.default({ Items: [] }),
  }),
});

/** One header of a policy; without `override` the origin's own stands. */
export interface PolicyHeader {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

/** @param local turns addresses of AWS into this machine's */
export function policyHeaders(
  { ResponseHeadersPolicyConfig: config }: z.output<typeof responseHeadersProperties>,
  local: (text: string) => string,
): PolicyHeader[] {
  const { SecurityHeadersConfig: wanted, CustomHeadersConfig } = config;
  const { StrictTransportSecurity: transport, ContentSecurityPolicy: content } = wanted;
  const { ContentTypeOptions: sniffing, FrameOptions: frame, ReferrerPolicy: referrer } = wanted;
  const lasting =
    transport &&
    [
      `max-age=${transport.AccessControlMaxAgeSec}`,
      ...(transport.IncludeSubdomains ? ['includeSubDomains'] : []),
      ...(transport.Preload ? ['preload'] : []),
    ].join('; ');
  const candidates = [
    { name: 'strict-transport-security', value: lasting, from: transport },
    {
      name: 'content-security-policy',
      value: content && local(content.ContentSecurityPolicy),
      from: content,
    },
    { name: 'x-content-type-options', value: 'nosniff', from: sniffing },
    { name: 'x-frame-options', value: frame?.FrameOption, from: frame },
    { name: 'referrer-policy', value: referrer?.ReferrerPolicy, from: referrer },
    ...CustomHeadersConfig.Items.map((item) => ({
      name: item.Header.toLowerCase(),
      value: item.Value,
      from: item,
    })),
  ];
  return candidates.flatMap(({ name, value, from }) =>
    value === undefined || from === undefined ? [] : [{ name, value, override: from.Override }],
  );
}

export function withPolicy(
  headers: Readonly<Record<string, string>>,
  policy: readonly PolicyHeader[],
): Record<string, string> {
  const result = { ...headers };
  for (const { name, value, override: wins } of policy) if (wins || !(name in result)) result[name] = value;
  return result;
}
