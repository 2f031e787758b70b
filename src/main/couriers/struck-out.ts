/** Strikes a secret out of words that a server may have repeated. Used for everything that leaves a courier. */
import type { Way } from '#core/outbox/records.ts';

const struck = '•••';
/** Fewer letters of a secret than this say nothing about it. */
const tellingLetters = 4;

/**
 * The words without the secret, in any form that a protocol or an answer writes it, and without its
 * beginning where the words were cut short in the middle of it. A form under four letters is struck out
 * only as a word of its own.
 */
export function without(words: string, secret: string, way?: Way): string {
  if (secret === '') return words;
  let left = words;
  for (const form of formsOf(secret, way))
    left =
      form.length >= tellingLetters
        ? withoutCut(left.replaceAll(form, struck), form)
        : left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(form)}(?![\\p{L}\\p{N}])`, 'gu'), struck);
  return left;
}

/** How a secret may be written, the longest first, so that none leaves a part of another standing. */
function formsOf(secret: string, way: Way | undefined): string[] {
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '');
  const forms = new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ secret }).toString().slice('secret='.length),
    base64(secret),
    Buffer.from(secret, 'utf8').toString('base64url'),
  ]);
  // As a basic login has it (RFC 7617).
  if (way?.kind === 'http') forms.add(base64(`${way.user}:${secret}`));
  return [...forms].sort((a, b) => b.length - a.length);
}

/** Words are cut at an ellipsis, see fault.ts: what stands right before one may be the beginning of a form. */
function withoutCut(words: string, form: string): string {
  let left = words;
  for (let length = Math.min(form.length, words.length) - 1; length >= tellingLetters; length -= 1)
    left = left.replaceAll(`${form.slice(0, length)}…`, `${struck}…`);
  return left;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
