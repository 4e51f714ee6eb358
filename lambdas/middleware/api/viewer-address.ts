import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/**
 * The network address of whoever calls. What the API itself sees is a server of CloudFront; the distribution replaces
 * this header whatever the viewer wrote into it, and nobody else reaches the API.
 */
export const viewerAddress = (event: APIGatewayProxyEventV2): string =>
  event.headers['x-viewer-address'] ?? event.requestContext.http.sourceIp;
