import { describe, expect, test } from 'vitest';
import type { Send } from '#core/outbox/records.ts';
import {
  indexOfSend,
  missingPages,
  noSends,
  outOfDate,
  pageSize,
  sendAt,
  withProgress,
  withSends,
} from '#renderer/screens/outbox/send-pages.ts';

function page(number: number, many = pageSize): Send[] {
  return Array.from({ length: many }, (_, at) => ({
    id: `s${number * pageSize + at}`,
    caption: 'c',
    version: 1,
    kind: 'new' as const,
    destination: 'd',
    destinationName: 'Quay Wire',
    fileName: '',
    excerpt: '',
    state: 'waiting' as const,
    place: 0,
    attempts: 0,
    nextTry: '',
    bytesSent: 0,
    bytesTotal: 0,
    queuedAt: '',
    who: '',
    problem: null,
    receipt: null,
    edited: false,
  }));
}

describe('a long list of sends', () => {
  test('begins with its first page and asks for what is in view', () => {
    expect(missingPages(noSends, 0, 20)).toEqual([0]);
    const list = withSends(noSends, 0, 250, page(0));
    expect(missingPages(list, 0, 40)).toEqual([]);
    expect(missingPages(list, 90, 110)).toEqual([1]);
    expect(missingPages(list, 190, 9_999)).toEqual([1, 2]);
  });

  test('finds a send by place and by id', () => {
    const list = withSends(withSends(noSends, 0, 250, page(0)), 2, 250, page(2, 50));
    expect(sendAt(list, 201)?.id).toBe('s201');
    expect(sendAt(list, 101)).toBeUndefined();
    expect(indexOfSend(list, 's201')).toBe(201);
    expect(indexOfSend(list, 's101')).toBe(-1);
  });

  test('keeps what is out of date on show, and asks for it again', () => {
    const list = outOfDate(withSends(noSends, 0, 3, page(0, 3)));
    expect(sendAt(list, 2)?.id).toBe('s2');
    expect(missingPages(list, 0, 2)).toEqual([0]);
  });

  test('lets go of pages behind the end once the list is shorter', () => {
    const long = withSends(withSends(noSends, 0, 250, page(0)), 2, 250, page(2, 50));
    expect(withSends(long, 0, 40, page(0, 40)).pages.has(2)).toBe(false);
  });

  test('shows the bytes of the moment', () => {
    const list = withProgress(withSends(noSends, 0, 3, page(0, 3)), 's1', 40, 80);
    expect(sendAt(list, 1)).toMatchObject({ bytesSent: 40, bytesTotal: 80 });
    expect(withProgress(list, 'other', 1, 2)).toBe(list);
  });
});
