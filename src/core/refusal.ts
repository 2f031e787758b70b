/** How core code says no: an error whose message is written for the editor. */
import type { Problem } from '#core/contract.ts';

/** Thrown by handlers and caught at the door, where it becomes the answer's problem. */
export class Refusal extends Error {
  readonly code: Problem['code'];
  readonly field: string;

  constructor(code: Problem['code'], message: string, field = '') {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
  }
}

/** The sentence of anything that was thrown. */
export function sentenceOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
