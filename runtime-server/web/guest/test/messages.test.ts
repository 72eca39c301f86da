import type { ToGuest } from "@minihost/protocol";
import messages from "../../protocol/fixtures/guest-messages.json" with { type: "json" };
import { run } from "./page.js";

describe("messages to the guest", () => {
  it("are all among the fixtures, but the launch, which has one of its own", () => {
    const kinds: Record<Exclude<ToGuest["t"], "launch">, true> = {
      input: true,
      reply: true,
      notice: true,
      timer: true,
      snapshot: true,
    };
    expect(new Set(messages.accepted.map(({ t }) => t))).toEqual(new Set(Object.keys(kinds)));
  });

  it.each(messages.accepted)("$t is understood, also when nobody waits for it", async (message) => {
    const guest = await run("");
    await guest.turn(message as ToGuest);
    expect(guest.errors).toEqual([]);
  });
});
