// A CloudFront Function (viewer request) before the API. The API itself sees the address of a CloudFront server: whatever
// the viewer wrote into this header is replaced; that nobody else can write it is what the origin key is for. And a call
// without a token is given one that proves nobody: API Gateway answers a bare `{"message":"Unauthorized"}` where a header
// that its authorizer reads is missing, while ours answers a problem document.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  const authorization = request.headers.authorization;
  if (!authorization || authorization.value === '') request.headers.authorization = { value: 'none' };
  return request;
}
