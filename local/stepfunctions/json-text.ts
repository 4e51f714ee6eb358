/** A JSON value and its text, each made from the other when first needed: payloads mostly pass through unchanged. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Quota of Step Functions for any input, output, argument or variable: 256 KiB of UTF-8. */
export const MAX_PAYLOAD_BYTES = 262_144;

export class JsonText {
  #text: string | undefined;
  #value: Json | undefined;

  private constructor(text: string | undefined, value: Json | undefined) {
    this.#text = text;
    this.#value = value;
  }

  /** Wraps text known to be JSON. */
  static ofText(text: string): JsonText {
    return new JsonText(text, undefined);
  }

  static ofValue(value: Json): JsonText {
    return new JsonText(undefined, value);
  }

  get text(): string {
    if (this.#text === undefined) this.#text = JSON.stringify(this.#value);
    return this.#text;
  }

  get value(): Json {
    if (this.#value === undefined) this.#value = JSON.parse(this.#text ?? 'null') as Json;
    return this.#value;
  }

  /** Whether the text is over the payload quota. */
  get tooLarge(): boolean {
    return exceedsPayloadQuota(this.text);
  }
}

/** UTF-8 needs at most 3 bytes per UTF-16 unit, so short texts need not be measured. */
export function exceedsPayloadQuota(text: string): boolean {
  return text.length * 3 > MAX_PAYLOAD_BYTES && Buffer.byteLength(text) > MAX_PAYLOAD_BYTES;
}

/** AWS's parser of JSON goes so deep; JavaScript's writer would run out of stack somewhat later. */
export const MAX_NESTING = 1_000;

export function nestsTooDeep(text: string): boolean {
  // Each level takes two characters.
  if (text.length <= MAX_NESTING * 2) return false;
  let depth = 0;
  for (let at = 0, quoted = false; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (quoted) at += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > MAX_NESTING) return true;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return false;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
