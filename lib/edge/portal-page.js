// A CloudFront Function (viewer request): a path whose last segment has no dot is a page of the portal, and every page is
// index.html, which reads the path. A file that is missing stays a 404: no error answer is ever dressed up as a page.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  const lastSegment = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!lastSegment.includes('.')) request.uri = '/index.html';
  return request;
}
