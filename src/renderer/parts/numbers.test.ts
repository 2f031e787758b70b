import { describe, expect, it } from 'vitest';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';

describe('numbers', () => {
  it('groups thousands', () => {
    expect(shownNumber(0)).toBe('0');
    expect(shownNumber(1_234_567)).toBe('1,234,567');
  });

  it('counts one, none and many', () => {
    expect(counted(1, 'photo')).toBe('1 photo');
    expect(counted(0, 'photo')).toBe('0 photos');
    expect(counted(1_200, 'match', 'matches')).toBe('1,200 matches');
  });
});
