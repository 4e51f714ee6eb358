/** A unit as the agent wrote it. */
export interface TypedUnit {
  readonly serial: string;
  readonly fault?: string;
}

/** A unit a line: the serial, and after the first comma what is wrong with it. */
export function typedUnits(text: string): TypedUnit[] {
  return text
    .split('\n')
    .map((line) => {
      const [serial = '', ...rest] = line.split(',');
      const fault = rest.join(',').trim();
      return { serial: serial.trim(), ...(fault !== '' && { fault }) };
    })
    .filter(({ serial }) => serial !== '');
}
