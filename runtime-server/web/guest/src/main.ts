import type { Boot, FromGuest, Launch, ToGuest } from "@minihost/protocol";
import { parse } from "./base/builtins.js";
import { beginTurn, now, openDoor, repeatAsks, settleCall, takeOutbox, tellTopic } from "./base/door.js";
import { encode } from "./base/encode.js";
import { report } from "./base/errors.js";
import { setTimezoneOffset } from "./prelude/clock.js";
import { installPrelude } from "./prelude/install.js";
import { setTimezone } from "./prelude/intl.js";
import { fireTimer } from "./prelude/timers.js";
import { launchProgram, reportToProgram } from "./program/app.js";
import { installGlobals, prepareCore } from "./program/globals.js";
import { handleInput } from "./program/inputs.js";
import { loadTemplates } from "./program/space.js";
import { pageCommands, snapshot, withoutUnseen } from "./program/stack.js";
import { repeatCanvases } from "./wx/canvas/repeat.js";
import { repeatFonts } from "./wx/fonts.js";
import { repeatAnimatedStyles } from "./program/animated-style.js";
import { repeatLoading } from "./wx/feedback.js";
import { beginVisit, launched, visit } from "./program/state.js";

/** Makes a context ready for a program; nothing of a program runs until its launch message. */
export const boot: Boot = (door, modules, onUnhandledRejection) => {
  openDoor(door, modules);
  const global = globalThis as unknown as Record<string, unknown>;
  installPrelude(global, onUnhandledRejection);
  prepareCore();
  installGlobals(global);
  reportToProgram();
  return { dispatch, flush };
};

let wantsSnapshot = false;
let unsaid: string[] = [];

function dispatch(message: string): void {
  beginTurn();
  try {
    handle(parse(message) as ToGuest);
  } catch (error) {
    report(error, "");
  }
}

function handle(message: ToGuest): void {
  if (message.t === "launch") launch(message.launch);
  else if (!launched()) throw new Error(`Message ${message.t} before the launch`);
  else if (message.t === "input") handleInput(message.m);
  else if (message.t === "reply") settleCall(message.id, message.ok, message.value);
  else if (message.t === "notice") tellTopic(message.topic, message.value);
  else if (message.t === "timer") fireTimer(message.id);
  else if (message.t === "snapshot") wantsSnapshot = true;
}

function launch(facts: Launch): void {
  if (launched()) throw new Error("A program is launched once");
  beginVisit(facts, now());
  setTimezoneOffset(facts.device.timezoneOffset);
  setTimezone(facts.device.timezone, facts.device.timezoneOffset);
  loadTemplates();
  launchProgram();
}

function flush(): string {
  if (!unsaid.length) unsaid = said();
  return unsaid.shift() ?? "";
}

function said(): string[] {
  if (wantsSnapshot) {
    wantsSnapshot = false;
    repeatAsks();
    repeatCanvases();
    repeatLoading();
    repeatAnimatedStyles();
    repeatFonts();
    return encode([{ t: "view", m: snapshot(visit().launch.appName ?? "") }, ...takeOutbox()]);
  }
  const messages: FromGuest[] = launched() ? [...pageCommands(), ...withoutUnseen(takeOutbox())] : takeOutbox();
  return messages.length ? encode(messages) : [];
}
