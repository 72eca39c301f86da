import type { Input } from "@minihost/protocol";
import { settleAsk, tellWatcher } from "../base/door.js";
import { report } from "../base/errors.js";
import { appHidden, appShown, tellAppListeners, themeChanged } from "./app.js";
import { dispatchInput, noteValue } from "./events.js";
import { openByButton, openByNavigator, shareByMenu } from "./opening.js";
import type { Page } from "./page.js";
import { livePages, navigateBack, pageById, pageStack, reLaunch, switchTab, tellTabTap, topPage } from "./stack.js";
import { tabBar } from "./bars.js";
import { visit } from "./state.js";
import { changeTheme } from "./theme.js";
import { windowHeightOf } from "./window.js";

type Handlers = { [K in Input["i"]]: (input: Extract<Input, { i: K }>) => void };

const handlers: Handlers = {
  event: (input) => {
    const node = pageById(input.page)?.backend.tree.nodes.get(input.node);
    if (node) dispatchInput(node, input);
  },
  model: (input) => {
    const node = pageById(input.page)?.backend.tree.nodes.get(input.node);
    const listener = node?.models?.[input.name];
    if (!node || !listener) return;
    if (input.rev && input.rev > node.rev) node.rev = input.rev;
    noteValue(node, input.name, input.value);
    listener(input.value);
  },
  reply: (input) => settleAsk(input.id, input.ok, input.value),
  notice: (input) => tellWatcher(input.id, input.value),
  back: () => {
    if (pageStack().length > 1) navigateBack(1);
  },
  tab: (input) => pressTab(input.index),
  home: () => reLaunch(`/${visit().manifest.entry}`),
  navigate: openByNavigator,
  open: openByButton,
  share: shareByMenu,
  visible: (input) => {
    if (input.visible) {
      appShown();
      topPage()?.show();
    } else {
      topPage()?.hide();
      appHidden();
    }
  },
  resize: (input) => resize(input.device),
  theme: (input) => {
    changeTheme(input.theme);
    themeChanged(input.theme);
  },
  pulldown: (input) => callPage(input.page, "onPullDownRefresh"),
  reachbottom: (input) => callPage(input.page, "onReachBottom"),
  scroll: (input) => callPage(input.page, "onPageScroll", { scrollTop: input.top }),
  network: (input) => {
    visit().device = { ...visit().device, network: input.type };
    tellAppListeners("onNetworkStatusChange", { isConnected: input.type !== "none", networkType: input.type });
  },
  error: (input) => report(new Error(input.message), "view"),
};

function callPage(id: number, method: string, ...args: unknown[]): void {
  pageById(id)?.call(method, ...args);
}

function pressTab(index: number): void {
  const item = tabBar()?.list[index];
  if (!item) return;
  if (topPage()?.path !== item.path) switchTab(`/${item.path}`);
  const page: Page | undefined = topPage();
  if (page) tellTabTap(page);
}

function resize(device: Extract<Input, { i: "resize" }>["device"]): void {
  visit().device = device;
  const { windowWidth, screenWidth, screenHeight } = device;
  const detailFor = (page: Page | undefined) => ({
    size: { windowWidth, windowHeight: windowHeightOf(device, page), screenWidth, screenHeight },
    deviceOrientation: windowWidth > screenHeight ? "landscape" : "portrait",
  });
  for (const page of livePages()) {
    page.component.triggerPageLifetime("resize", [detailFor(page)]);
    page.call("onResize", detailFor(page));
  }
  tellAppListeners("onWindowResize", detailFor(topPage()));
}

/** Handles what the view reports. */
export function handleInput(input: Input): void {
  const handle = handlers[input.i] as ((input: Input) => void) | undefined;
  handle?.(input);
}
