import { expect, test } from 'vitest';
import { httpWay } from '#main/couriers/couriers.test-support.ts';
import { without } from '#main/couriers/struck-out.ts';

test.each([
  ['530 wrong password swordfish-91', 'swordfish-91', '530 wrong password •••'],
  ['Basic c3dvcmRmaXNoLTkx', 'swordfish-91', 'Basic •••'],
  ['?token=a%2Fb%20cd', 'a/b cd', '?token=•••'],
  ['the letter a was refused: a', 'a', 'the letter ••• was refused: •••'],
  ['(.*) stays', '.*', '(•••) stays'],
  ['nothing to hide', '', 'nothing to hide'],
  ['{"token":"a\\"b\\\\c"}', 'a"b\\c', '{"token":"•••"}'],
  ['pass=a+b%2Bcd', 'a b+cd', 'pass=•••'],
  ['Basic bWFyYTpzd29yZGZpc2gtOTE=', 'swordfish-91', 'Basic •••='],
  ['it said token swordfi…', 'swordfish-91', 'it said token •••…'],
  ['a sword…', 'swordfish-91', 'a •••…'],
])('%s', (words, secret, left) => {
  expect(without(words, secret, httpWay('http://desk.example/', { user: 'mara' }))).toBe(left);
});
