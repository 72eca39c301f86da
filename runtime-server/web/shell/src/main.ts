import { h } from "../../view/src/chrome/dom.js";
import type { About, Home } from "./api.js";
import { Router } from "./router.js";
import { watchSignedIn } from "./stay.js";
import { Store } from "./store.js";
import { textsFor } from "./texts.js";
import { Unread } from "./inbox/unread.js";
import { gate } from "./privacy/gate.js";
import { watchInstall } from "./install.js";

/** What the server writes into the page. */
interface Start {
  language: string;
  /** prefix of this build's files, ending in a slash */
  assets: string;
  home: Home;
  about?: About;
}

function readStart(): Start {
  const text = document.getElementById("minihost-home")?.textContent;
  if (!text) throw new Error("the page carries no data");
  return JSON.parse(text) as Start;
}

function start(): void {
  const { language, assets, home, about } = readStart();
  const stage = h("main", { class: "stage" });
  document.body.append(stage);
  watchInstall();
  const store = new Store(home);
  const unread = new Unread(store);
  const context = { stage, texts: textsFor(language), language, store, unread, about: about ?? null };
  new Router(context).start();
  void gate(context);
  watchSignedIn();
  const build = assets.split("/").at(-2) ?? "";
  // without it everything works but the offline page
  void navigator.serviceWorker?.register(`/sw.js?build=${build}`).catch(() => {});
}

start();
