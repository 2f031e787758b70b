import { expect, test } from 'vitest';
import { inLanes } from '#core/calls/in-lanes.ts';

test('a few at a time, answered in order', async () => {
  let under = 0;
  let most = 0;
  const answers = await inLanes([30, 10, 20, 5, 1], 2, async (weight, index) => {
    under += 1;
    most = Math.max(most, under);
    for (let turn = 0; turn < weight; turn += 1) await null;
    under -= 1;
    return `${index}:${weight}`;
  });
  expect(answers).toEqual(['0:30', '1:10', '2:20', '3:5', '4:1']);
  expect(most).toBe(2);
});

test('one that fails is told of', async () => {
  const failing = inLanes([1, 2], 2, async (number) => {
    if (number === 2) throw new Error('The disk is full');
  });
  await expect(failing).rejects.toThrow('The disk is full');
});

test('stopped, it finishes what is in hand and begins nothing more', async () => {
  let begun = 0;
  const answers = await inLanes(
    Array.from({ length: 50 }, (_, at) => at),
    8,
    async (number) => {
      begun += 1;
      await null;
      return number;
    },
    () => begun >= 11,
  );
  expect(answers).toEqual(Array.from({ length: begun }, (_, at) => at));
  expect(begun).toBe(11);
});
