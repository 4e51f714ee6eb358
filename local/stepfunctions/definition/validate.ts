export interface Finding {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  readonly location?: string;
}
export async function validateDefinition(text: string): Promise<Finding[]> {
  JSON.parse(text);
  return [];
}
