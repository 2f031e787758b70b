/** How a call of the contract is declared. Used by contract.ts and by the parts it is put together from. */
import * as z from 'zod';

/** A declared call: `ask` only reads; `change` writes, runs alone, and may answer with its inverse. */
interface Declared<Kind extends 'ask' | 'change', Input extends z.ZodType, Output extends z.ZodType> {
  readonly kind: Kind;
  readonly input: Input;
  readonly output: Output;
}

/** Declares a call that only reads. */
export function ask<I extends z.ZodRawShape, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'ask', input: z.strictObject(input), output } satisfies Declared<'ask', z.ZodType, O>;
}

/** Declares a call that changes something. */
export function change<I extends z.ZodRawShape, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'change', input: z.strictObject(input), output } satisfies Declared<'change', z.ZodType, O>;
}
