import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { WebSocketServer } from "ws";
import { newPhone, programUrl, ready } from "../phone.js";
import type { Delay } from "../proxy.js";
import { delayed } from "./delayed.js";
import { median } from "./statistics.js";

export interface TapTimes {
  /** medians in ms */
  painted: number;
  echo: number;
  /** in both directions, per tap */
  bytes: number;
}

/**
 * Taps an element that changes its page, and in turn sends about as many bytes to a bare WebSocket server that sends them
 * back; both are timed in the page, up to the change of the document or the message.
 *
 * @param delay of the network to both; null for none
 */
export async function tapTimes(
  browser: Browser,
  server: string,
  program: { appId: string; page: string; element: string },
  times: number,
  delay: Delay | null = null,
): Promise<TapTimes> {
  const echo = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  echo.on("connection", (socket) => socket.on("message", (data) => socket.send(data)));
  await once(echo, "listening");
  const bare = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
  try {
    return await delayed(delay, [server, bare], ([here, there]) => inTurn(browser, here, there, program, times));
  } finally {
    echo.close();
  }
}

async function inTurn(
  browser: Browser,
  server: string,
  echo: string,
  program: { appId: string; page: string; element: string },
  times: number,
): Promise<TapTimes> {
  const phone = await newPhone(browser, { bypassCSP: true });
  try {
    const page = await phone.newPage();
    let bytes = 0;
    page.on("websocket", (socket) => {
      if (!socket.url().startsWith(server.replace("http", "ws"))) return;
      socket.on("framesent", (frame) => (bytes += frame.payload.length));
      socket.on("framereceived", (frame) => (bytes += frame.payload.length));
    });
    await page.goto(programUrl(server, program.appId, program.page));
    await ready(page);
    await page.evaluate(open, echo.replace("http", "ws"));
    await measure(page, program.element, 20);
    bytes = 0;
    const result = await measure(page, program.element, times);
    return { painted: median(result.painted), echo: median(result.echo), bytes: bytes / times };
  } finally {
    await phone.close();
  }
}

function open(url: string): Promise<void> {
  const socket = new WebSocket(url);
  Object.assign(window, { __echo: socket });
  return new Promise((opened) => (socket.onopen = () => opened()));
}

function measure(page: Page, element: string, times: number): Promise<{ painted: number[]; echo: number[] }> {
  return page.evaluate(
    async ([selector, count]) => {
      const socket = (window as unknown as { __echo: WebSocket }).__echo;
      const pause = () => new Promise((done) => setTimeout(done, 40));
      const elements = () =>
        [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.getClientRects().length > 0);
      const tap = (target: HTMLElement) => {
        const { left, top, width, height } = target.getBoundingClientRect();
        const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, composed: true };
        const touch = new Touch({ identifier: 1, target, clientX: at.clientX, clientY: at.clientY });
        const touches = { touches: [touch], targetTouches: [touch], changedTouches: [touch] };
        target.dispatchEvent(new PointerEvent("pointerdown", { ...at, pointerType: "touch", isPrimary: true }));
        target.dispatchEvent(new TouchEvent("touchstart", { ...at, ...touches, cancelable: true }));
        target.dispatchEvent(new PointerEvent("pointerup", { ...at, pointerType: "touch", isPrimary: true }));
        target.dispatchEvent(
          new TouchEvent("touchend", {
            ...at,
            changedTouches: [touch],
            touches: [],
            targetTouches: [],
            cancelable: true,
          }),
        );
        target.dispatchEvent(new MouseEvent("click", at));
      };
      const changed = (work: () => void) =>
        new Promise<number>((done, fail) => {
          const late = setTimeout(() => fail(new Error("a tap changed nothing")), 10_000);
          const start = performance.now();
          // A pressed state, which is the view's own, is only an attribute.
          const observer = new MutationObserver(() => {
            observer.disconnect();
            clearTimeout(late);
            done(performance.now() - start);
          });
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
          work();
        });
      const echoed = () =>
        new Promise<number>((done) => {
          const start = performance.now();
          socket.onmessage = () => done(performance.now() - start);
          socket.send("x".repeat(280));
        });
      const painted: number[] = [];
      const echo: number[] = [];
      for (let i = 0; i < count; i++) {
        const all = elements();
        // the first one is chosen when the page opens
        painted.push(await changed(() => tap(all[(i + 1) % all.length]!)));
        await pause();
        echo.push(await echoed());
        await pause();
      }
      return { painted, echo };
    },
    [element, times] as const,
  );
}
