import type { RecordNews, ViewCommand } from "@minihost/protocol";
import { run } from "./page.js";
import type { TestGuest } from "./sandbox.js";

type Ui = Extract<ViewCommand, { c: "ui" }>;
const commands = (guest: TestGuest) =>
  guest.commands.filter((each): each is Ui => each.c === "ui" && each.name === "record");
const allow = (guest: TestGuest, ok = true) => guest.turn({ t: "reply", id: guest.calls.at(-1)!.id, ok, value: {} });

const CODE = `const recorder = wx.getRecorderManager(); this.recorder = recorder;
  for (const event of ["Start", "Pause", "Stop", "Error"]) recorder["on" + event]((r) => console.log(event, JSON.stringify(r)));
  recorder.start({ duration: 5000 });`;

describe("the recorder", () => {
  it("asks, records and hands over a file", async () => {
    const guest = await run(`${CODE} setTimeout(() => recorder.stop(), 50)`);
    expect(guest.calls.at(-1)).toMatchObject({ name: "authorize", args: { scope: "scope.record" } });
    await allow(guest);
    const { id, args } = commands(guest)[0]!;
    expect(args).toEqual({ act: "start", duration: 5000 });
    const news = (value: RecordNews) => guest.input({ i: "notice", id, value });
    await news({ event: "start" });
    await guest.settle(50);
    expect(commands(guest).at(-1)!.args).toEqual({ act: "stop" });
    await news({ event: "stop", file: { path: "wxfile://tmp_a.webm", size: 7 }, duration: 40 });
    expect(guest.messages).toEqual([
      "Start {}",
      'Stop {"tempFilePath":"wxfile://tmp_a.webm","fileSize":7,"duration":40}',
    ]);
  });

  it("says so when the person refuses or nothing records", async () => {
    const guest = await run(`${CODE} recorder.pause()`);
    await allow(guest, false);
    expect(guest.messages).toEqual([
      'Error {"errMsg":"operateRecorder:fail recorder not start"}',
      'Error {"errMsg":"operateRecorder:fail auth deny"}',
    ]);
    expect(commands(guest)).toEqual([]);
  });
});
