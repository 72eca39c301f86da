import { Refused } from "../api.js";

const PAUSE_MS = 500;

/**
 * Sends something again until it is answered, as careful clients do. Nothing is known of what was not answered, and of what was answered
 * with 5xx or 429.
 *
 * @param send must do the same however often it is sent
 */
export async function untilAnswered<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof Refused && error.status < 500 && error.status !== 429) throw error;
      await pause(PAUSE_MS);
    }
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
