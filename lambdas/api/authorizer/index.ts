/** Placeholder of the first hour: replaced by the real handler before anything lands. */
export const handler = async (): Promise<never> => {
  throw new Error('not built yet');
};
