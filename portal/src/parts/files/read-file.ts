/** A file as a `data:` address. Rejects where the browser can't read it. */
export async function dataUrlOf(file: Blob): Promise<string> {
  const reader = new FileReader();
  const read = Promise.withResolvers<string>();
  reader.onload = () => read.resolve(String(reader.result));
  reader.onerror = () => read.reject(reader.error);
  reader.readAsDataURL(file);
  return read.promise;
}

/** The bytes of a file in base64: what follows `data:text/csv;base64,`. Rejects where the browser can't read it. */
export const base64Of = async (file: Blob): Promise<string> => (await dataUrlOf(file)).replace(/^[^,]*,/, '');
