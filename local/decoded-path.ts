/** A part of a request's path, percent-decoded; one that is not well encoded stays as it is. */
export function decodedPath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
