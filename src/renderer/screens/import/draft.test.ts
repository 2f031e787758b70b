import { describe, expect, test } from 'vitest';
import { newDraft, withPaths } from '#renderer/screens/import/draft.ts';

describe('an import being prepared', () => {
  test('begins with the photos and sets the caption documents aside', () => {
    const draft = newDraft(null, ['/in/Harbor ferry/a.jpg', '/in/Harbor ferry/page.html']);
    expect(draft).toMatchObject({
      step: 'photos',
      photos: ['/in/Harbor ferry/a.jpg'],
      documents: ['/in/Harbor ferry/page.html'],
      batchName: 'Harbor ferry',
    });
  });

  test('begins with the captions where only documents were dropped', () => {
    expect(newDraft('b', ['/in/page.txt'])).toMatchObject({ step: 'captions', batch: 'b' });
  });

  test('more files join, each once, and name a batch that has no name of its own yet', () => {
    const draft = withPaths(newDraft(null, []), ['/in/Budget vote/a.jpg', '/in/Budget vote/a.jpg']);
    expect(draft.photos).toEqual(['/in/Budget vote/a.jpg']);
    expect(draft.batchName).toBe('Budget vote');
    expect(withPaths({ ...draft, batchName: 'Council' }, ['/in/other/b.jpg']).batchName).toBe('Council');
  });

  test('nothing chosen changes nothing', () => {
    const draft = newDraft(null, []);
    expect(withPaths(draft, [])).toBe(draft);
  });
});
