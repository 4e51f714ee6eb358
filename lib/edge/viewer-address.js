// A CloudFront Function (viewer request) before the API: the API itself sees the address of a CloudFront server. Whatever
// the viewer wrote into this header is replaced; that nobody else can write it is what the origin key is for.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return request;
}
