import { describe, expect, it } from 'vitest';
import { jsonProblemOf } from '../../../local/stepfunctions/json-problem.ts';

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** Without its place, which comes after the line break. */
const saidOf = (text: string): string | undefined => jsonProblemOf(text)?.message.split('\n at ')[0];

describe('what AWS’s parser says', () => {
  it.each([
    ['hello', `Unrecognized token 'hello': was expecting ${VALUES}`],
    ['{"a": tru}', `Unrecognized token 'tru': was expecting ${VALUES}`],
    ['<x>', `Unexpected character ('<' (code 60)): expected a valid value ${VALUES}`],
    ['[1,]', `Unexpected character (']' (code 93)): expected a valid value ${VALUES}`],
    ['{"a":}', "Unexpected character ('}' (code 125)): expected a value"],
    ["{'a':1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
    [
      '{"a" 1}',
      "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
    ],
    ['[[1],[2 3]]', "Unexpected character ('3' (code 51)): was expecting comma to separate Array entries"],
    ['{"a":"\\n"[', "Unexpected character ('[' (code 91)): was expecting comma to separate Object entries"],
  ])('of %s', (text, said) => {
    expect(saidOf(text)).toBe(said);
  });

  it('names the place after what it read, and repeats 500 characters', () => {
    // As somebody quoted it of AWS.
    const text = '{"courseId": "6225", "department": "CSYE", "boardId": """, "size": "0"}';
    expect(jsonProblemOf(text)?.location).toBe(`[Source: (String)"${text}"; line: 1, column: 58]`);
    const long = `["${'x'.repeat(600)}"`;
    expect(jsonProblemOf(long)?.location).toBe(
      `[Source: (String)"${long.slice(0, 500)}"[truncated 103 chars]; line: 1, column: 604]`,
    );
    expect(jsonProblemOf('['.repeat(100_000))?.exception).toBe(
      'com.fasterxml.jackson.core.io.JsonEOFException',
    );
  });

  it.each([
    ...['{}', '[1,{"a":[],"b":{"c":null}}]', '"x\\u00e9"', '-1.5e5', ' {"a" : [ "ü😀" , true ] } '],
    // Its words are not known of these.
    ...['', '"abc', '01', '1 2', '{"a":1]', ']', 'NaN', '{"a"'],
  ])('is nothing of %s', (text) => {
    expect(jsonProblemOf(text)).toBeNull();
  });
});
