import { describe, expect, test } from 'vitest';
import { cutSentence, iimRoom } from '#renderer/screens/desk/metadata/iim-room.ts';

describe('the room in IIM', () => {
  test('bytes, not characters', () => {
    expect(iimRoom('credit', 'Aftonbladet Åland')).toMatchObject({ bytes: 18, max: 32, cuts: [] });
  });

  test('each term and each name by itself', () => {
    const keywords = ['ferry', 'Þórshöfn'];
    expect(iimRoom('keywords', keywords)?.bytes).toBe(11);
    expect(iimRoom('byline', 'Ingrid Solheim; Marek Dvořák')?.bytes).toBe(14);
  });

  test('fields that only XMP has, and dates, have no limit', () => {
    expect(iimRoom('altText', 'x'.repeat(5_000))).toBeNull();
    expect(iimRoom('dateCreated', '2026-11-12')).toBeNull();
    expect(iimRoom('licensors', [{ name: 'Nordlys Bilde' }])).toBeNull();
  });

  test('what is cut is quoted, on a character boundary', () => {
    const credit = 'Ålesund Pressebyrå for Harbour News';
    const room = iimRoom('credit', credit);
    expect(room).toMatchObject({ bytes: 37, max: 32 });
    expect(room?.cuts).toEqual([{ kept: 'Ålesund Pressebyrå for Harbour', lost: ' News' }]);
    expect(room && cutSentence(room)).toContain('leaves out “ News”');
  });

  test('one long name among several', () => {
    const long = 'Maximiliane von Hohenstein-Waldeck';
    expect(iimRoom('byline', `Li Wei; ${long}`)?.cuts).toEqual([
      { kept: long.slice(0, 32), lost: long.slice(32) },
    ]);
  });

  test('a code that IIM has no room for', () => {
    const room = iimRoom('countryCode', 'Norway');
    expect(room && cutSentence(room)).toContain('cannot hold');
  });
});
