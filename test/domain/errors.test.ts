import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../lambdas/domain/errors.ts';

describe('a fault of the input', () => {
  it('says where it is and what is wrong', () => {
    const fault = InvalidInput.at('lines.2.unitCents', 'must not be negative');
    expect(fault).toBeInstanceOf(InvalidInput);
    expect(fault.errors).toEqual([{ path: 'lines.2.unitCents', message: 'must not be negative' }]);
    expect(fault.message).toBe('lines.2.unitCents: must not be negative');
  });

  it('is told alone where it is in the whole', () => {
    expect(InvalidInput.at('', 'the body is not JSON').message).toBe('the body is not JSON');
  });

  it('is told beside the others', () => {
    const faults = [
      { path: 'phone', message: 'is needed' },
      { path: 'email', message: 'is no address' },
    ];
    expect(new InvalidInput(faults).message).toBe('phone: is needed; email: is no address');
  });
});
