import type { EndCode } from "@minihost/protocol";
import { onSignIn } from "./asks/account-calls.js";
import { AskDesk } from "./asks/desk.js";
import { watchActions } from "./asks/pay-often.js";
import type { Failure } from "./chrome/notices.js";
import { textsFor, type Texts } from "./chrome/texts.js";
import { Connection, type ConnectionListener, type End } from "./connection/connection.js";
import { takeEarly } from "./connection/early.js";
import { watchDevice } from "./environment.js";
import type { Host } from "./host.js";
import { readShell, socketUrl, type Shell } from "./shell.js";
import { TabSession } from "./tab-session.js";
import { View } from "./view.js";

const words: Record<EndCode, keyof Texts> = {
  limit: "limit",
  replaced: "replaced",
  expired: "expired",
  "not-found": "notFound",
  forbidden: "forbidden",
  "bad-message": "unknown",
  "program-error": "unknown",
  shutdown: "shutdown",
  busy: "busy",
  removed: "removed",
  "signed-out": "signedOut",
};

/** not all at the same moment */
const againMs = () => 300 + Math.random() * 1_200;

/** Gives the visit of this tab up and begins another one. */
function again(tab: TabSession): void {
  tab.forget();
  location.reload();
}

function failureOf(end: End, texts: Texts): Failure {
  const message = texts[words[end.code] ?? "unknown"];
  return end.code === "signed-out"
    ? { heading: message, message: "", detail: end.message }
    : { message, detail: end.message };
}

function hostOf(shell: Shell, view: () => View, connection: () => Connection): Host {
  return {
    shell,
    texts: textsFor(shell.language),
    addChrome: (el) => view().chrome.add(el),
    send: (input, key) => connection().send(input, key),
    pending: (key) => connection().pending(key),
    barsChanged: () => view().bars(),
    canvas: (page, node) => view().canvas(page, node),
  };
}

function start(): void {
  let welcomed = false;
  const shell = readShell(document);
  const tab = new TabSession(shell);
  const host = hostOf(
    shell,
    () => view,
    () => connection,
  );
  const rejoin = () => connection.rejoin();
  const view: View = new View(host, shell, () => again(tab), rejoin);
  const { notices, texts } = view.chrome;
  const fail = (failure: Failure, action: string, act: () => void) => {
    view.state("error");
    notices.fail(failure, action, act);
  };
  const ended = (end: End) => {
    // forbidden: somebody else is signed in here by now
    const isOver = end.code === "not-found" || end.code === "expired" || end.code === "forbidden";
    if (isOver && tab.renew()) return reconnect();
    const here = end.code === "replaced";
    if (!here) tab.forget();
    const early = isOver && (!welcomed || end.code === "forbidden");
    // the page came too late for the place that was kept for it, or there is a queue by now: the server knows which
    if ((early || end.code === "busy") && tab.mayTryAgain()) return void setTimeout(() => location.reload(), againMs());
    // nobody who comes after this person reads what was open
    if (end.code === "signed-out") view.leave();
    fail(failureOf(end, texts), here ? texts.use : texts.retry, () => location.reload());
  };
  const listener: ConnectionListener = {
    join: () => ({ session: tab.id, device: view.device(), url: view.place ?? tab.url }),
    cleared: (epoch) => view.clear(epoch),
    apply: (commands) => view.apply(commands),
    online: () => {
      welcomed = true;
      tab.arrived();
      notices.back();
    },
    offline: () => notices.lost(),
    files: (path) => view.files(path),
    socket: (path) => {
      shell.ws = path;
    },
    asked: (ask) => desk.asked(ask),
    restarted: (message) => notices.pass("restarted", message || texts.restarted),
    ended,
    broken: (error) => fail({ message: texts.unknown, detail: error.message }, texts.retry, () => again(tab)),
  };
  const open = () => new WebSocket(socketUrl(shell, location));
  const desk = new AskDesk(
    () => view,
    (id, { ok, value }) => connection.answer(id, ok, value),
  );
  let connection = new Connection(open, listener, takeEarly());
  const reconnect = () => {
    connection = new Connection(open, listener);
    connection.start();
  };
  connection.start();
  onSignIn(rejoin);
  watchActions(document);
  watchDevice(view, host, { hurry: () => connection.hurry(), doubt: () => connection.doubt() });
}

start();
