import type { Fact, Input, Output, Problem, Provision } from "./types.js";

export type * from "./types.js";

/** Judges a situation. Throws an `InputError` when something in it is not as the contract has it. */
export function check(input: Input): Output;

/** Every fact that can be asked, with its options. */
export function facts(): Fact[];

/** Every provision of every document. */
export function policies(): Provision[];

/** The version of this package. */
export function version(): string;

/** A wrong input: every problem with its key, what stands there and what is allowed. Nothing was computed. */
export class InputError extends Error {
  readonly name: "InputError";
  /** The message has one line for each. */
  readonly problems: Problem[];
  private constructor();
}
