/**
 * What is wrong with a finished document of ninjs: run on the bytes of every document before they are
 * handed over. Used through formats.ts. Sentences for people, the place first.
 */
import type * as z from 'zod';
import { readUtf8 } from '#core/metadata/charset.ts';
import { Ninjs } from '#core/wire/ninjs/schema.ts';
import { NinjsSuperdesk } from '#core/wire/ninjs/superdesk-schema.ts';

/** More than these are one mistake made over and over. */
const mostProblems = 20;

/** The problems of a document of ninjs 3.1; [] when it is right. Never throws. */
export function problemsOfNinjs(bytes: Uint8Array): string[] {
  return problems(bytes, Ninjs);
}

/** The problems of a document for Superdesk; [] when it is right. Never throws. */
export function problemsOfNinjsSuperdesk(bytes: Uint8Array): string[] {
  return problems(bytes, NinjsSuperdesk);
}

function problems(bytes: Uint8Array, schema: z.ZodType): string[] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return ['The document begins with a byte order mark, which JSON does not allow.'];
  const read = readUtf8(bytes);
  if (!read || read.cut) return ['The document is not in UTF-8.'];
  const document = parsed(read.text);
  if ('problem' in document) return [document.problem];
  try {
    const checked = schema.safeParse(document.value);
    return checked.success ? [] : checked.error.issues.slice(0, mostProblems).map(sentence);
  } catch {
    // The one thing that the check throws at: no stack is deep enough for associations without end.
    return ['The document’s associations are nested too deeply.'];
  }
}

function parsed(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: 'The document is no JSON.' };
  }
}

function sentence({ path, message }: z.core.$ZodIssue): string {
  const [first, ...rest] = path.map(String);
  if (first === undefined) return `The document ${message}.`;
  const place = [first, ...rest.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))].join('');
  return `“${place}” ${message}.`;
}
