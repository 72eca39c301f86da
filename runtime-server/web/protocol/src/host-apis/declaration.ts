import type { Static, TSchema } from "typebox";

/** Calls of one lane and visit are made one after the other, in the order in which the program made them. */
export type Lane = "storage" | "files" | "sockets";

/** What the host does around every call of a name, whoever answers it. */
export interface Policy {
  lane?: Lane;
  /** the lane whose earlier calls are done before a call of this name begins */
  after?: Lane;
  /** the program may wait for the answer in the middle of what it does */
  prompt?: true;
  /** calls of this name that one visit may have under way; the others wait for their turn */
  atOnce?: number;
  /** calls of this name that one visit may make in a minute; the others fail */
  perMinute?: number;
  /** what the person must allow first; who has not decided is asked, with the argument `reason` */
  scope?: string;
  /** milliseconds after which a call fails with `timeout`; not for what waits for a person */
  timeout?: number;
}

/**
 * One thing that a program can ask of its host: what the guest passes and what comes back as `value` of the reply.
 *
 * A failed call answers `ok: false` with `{errMsg, errno?}`, the message without the API's own prefix (`timeout`, not
 * `request:fail timeout`).
 */
export interface Declaration<A extends TSchema = TSchema, R extends TSchema = TSchema> extends Policy {
  args: A;
  result: R;
}

export function declare<A extends TSchema, R extends TSchema>(declaration: Declaration<A, R>): Declaration<A, R> {
  return declaration;
}

/** What guests and programs' authors see of a declaration. */
export type Call<D> = D extends Declaration<infer A, infer R> ? { args: Static<A>; result: Static<R> } : never;
