import type { NavBar, TabItem } from "@minihost/protocol";
import type { Dictionary } from "../base/builtins.js";
import { ask, send } from "../base/door.js";
import { changeTabBar, tabBar } from "../program/bars.js";
import { topPage } from "../program/stack.js";
import { idsMatching } from "../tree/backend.js";
import { asyncApi, wrongType, type Task } from "./api.js";

function changeNavBar(change: Partial<NavBar>, task: Task): void {
  const page = topPage();
  if (!page) {
    task.fail("no page");
    return;
  }
  Object.assign(page.bar, change);
  send({ c: "navbar", page: page.id, bar: change });
  task.ok();
}

function setColors(options: Dictionary, task: Task): void {
  const front = String(options.frontColor ?? "");
  const background = String(options.backgroundColor ?? "");
  if (!/^#(f{6}|0{6})$/i.test(front)) task.fail("invalid frontColor");
  else changeNavBar({ front: /^#f/i.test(front) ? "white" : "black", background }, task);
}

function changeItem(change: (item: TabItem, options: Dictionary) => void) {
  return (options: Dictionary, task: Task): void => {
    const item = tabBar()?.list[Number(options.index)];
    if (!tabBar()) task.fail("not TabBar page");
    else if (!item) task.fail("tabbar item not found");
    else {
      change(item, options);
      changeTabBar({ list: tabBar()!.list });
      task.ok();
    }
  };
}

const path = (value: unknown): string => String(value).replace(/^\//, "");

function addTabBar(): void {
  const visible = (state: boolean) => (_options: Dictionary, task: Task) => {
    changeTabBar({ visible: state });
    if (tabBar()) task.ok();
    else task.fail("not TabBar page");
  };
  asyncApi("showTabBar", visible(true));
  asyncApi("hideTabBar", visible(false));
  asyncApi(
    "setTabBarBadge",
    changeItem((item, options) => (item.badge = String(options.text ?? ""))),
  );
  asyncApi(
    "removeTabBarBadge",
    changeItem((item) => (item.badge = "")),
  );
  asyncApi(
    "showTabBarRedDot",
    changeItem((item) => (item.dot = true)),
  );
  asyncApi(
    "hideTabBarRedDot",
    changeItem((item) => (item.dot = false)),
  );
  asyncApi(
    "setTabBarItem",
    changeItem((item, options) => {
      if (options.text !== undefined) item.text = String(options.text);
      if (options.iconPath !== undefined) item.icon = path(options.iconPath);
      if (options.selectedIconPath !== undefined) item.selectedIcon = path(options.selectedIconPath);
    }),
  );
  asyncApi("setTabBarStyle", (options, task) => {
    const { color, selectedColor, backgroundColor: background, borderStyle: border } = options;
    const change = Object.entries({ color, selectedColor, background, border }).filter(
      ([, value]) => value !== undefined,
    );
    changeTabBar(Object.fromEntries(change.map(([name, value]) => [name, String(value)])));
    task.ok();
  });
}

function scrollPage(options: Dictionary, task: Task): void {
  const page = topPage();
  if (!page) {
    task.fail("no page");
    return;
  }
  const { scrollTop, selector, duration, offsetTop } = options;
  const place =
    typeof selector === "string"
      ? { node: idsMatching(page.component, selector)[0] ?? 0, offsetTop: Number(offsetTop) || 0 }
      : { scrollTop: Number(scrollTop) || 0 };
  if (typeof selector === "string" && !place.node) {
    task.fail("target not found");
    return;
  }
  ask("pageScrollTo", { page: page.id, duration: Number(duration ?? 300), ...place });
  task.ok();
}

export function addBars(): void {
  asyncApi("setNavigationBarTitle", (options, task) => {
    const wrong = wrongType("title", options.title, "String");
    if (wrong) task.fail(wrong);
    else changeNavBar({ title: options.title as string }, task);
  });
  asyncApi("setNavigationBarColor", setColors);
  asyncApi("showNavigationBarLoading", (_options, task) => changeNavBar({ loading: true }, task));
  asyncApi("hideNavigationBarLoading", (_options, task) => changeNavBar({ loading: false }, task));
  asyncApi("hideHomeButton", (_options, task) => changeNavBar({ home: false }, task));
  asyncApi("pageScrollTo", scrollPage);
  const onPage = (name: "startPullDownRefresh" | "stopPullDownRefresh") => (_options: Dictionary, task: Task) => {
    ask(name, { page: topPage()?.id ?? 0 });
    task.ok();
  };
  asyncApi("startPullDownRefresh", onPage("startPullDownRefresh"));
  asyncApi("stopPullDownRefresh", onPage("stopPullDownRefresh"));
  asyncApi("setBackgroundColor", (options, task) => {
    ask("background", { page: topPage()?.id ?? 0, color: String(options.backgroundColor ?? "") });
    task.ok();
  });
  asyncApi("setBackgroundTextStyle", (options, task) => {
    const textStyle = options.textStyle === "light" ? "light" : "dark";
    ask("background", { page: topPage()?.id ?? 0, textStyle });
    task.ok();
  });
  addTabBar();
}
