import { Refused } from "./client.js";

/** `strong` when a password is not enough. */
export type Wanted = "any" | "strong";

let ask: (wanted: Wanted) => Promise<boolean> = () => Promise.resolve(false);

/** The dialog that asks people who they are says here how it is opened. */
export function onProofWanted(open: typeof ask): void {
  ask = open;
}

/** Asks the person who they are; answers whether they have proved it. */
export const prove = (wanted: Wanted): Promise<boolean> => ask(wanted);

/**
 * Does something for which the server may want a fresh proof of who the person is: asks for it then and does it again.
 *
 * @throws Refused when the person does not give it, or for any other no
 */
export async function proved<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isStrong = error instanceof Refused && error.code === "second_factor_needed";
    const isWanted = isStrong || (error instanceof Refused && error.code === "proof_needed");
    if (!isWanted || !(await ask(isStrong ? "strong" : "any"))) throw error;
    return work();
  }
}
