import type { UiArgs, ViewCommand } from "@minihost/protocol";
import { onePage } from "./page.js";
import type { TestGuest } from "./sandbox.js";

const animations = (guest: TestGuest): UiArgs<"animate">[] =>
  guest.commands
    .filter((command): command is Extract<ViewCommand, { c: "ui" }> => command.c === "ui" && command.name === "animate")
    .map((command) => command.args as UiArgs<"animate">);

async function started(code: string): Promise<TestGuest> {
  const guest = onePage("<view id='b'/>", `Page({ onReady() { const w = wx.worklet; ${code} } })`);
  await guest.start();
  return guest;
}

const follow = "this.applyAnimatedStyle('#b', () => ({ transform: `translateX(${x.value}px)` }));";

describe("worklets", () => {
  it("paint the way to where a shared value goes", async () => {
    const guest = await started(`const x = w.shared(0); ${follow}
      x.value = w.timing(120, { duration: 200, easing: w.Easing.linear }, () => console.log('there', x.value));`);
    const [first, second] = animations(guest);
    expect(first).toMatchObject({ keyframes: [{ transform: "translateX(0px)" }], duration: 0 });
    expect(second).toMatchObject({ keyframes: [{ transform: "translateX(120px)" }], duration: 200 });
    expect(second!.nodes).toEqual([guest.view.byId("b")]);
    await guest.settle(199);
    expect(guest.messages).toEqual([]);
    await guest.settle(1);
    expect(guest.messages).toEqual(["there 120"]);
  });

  it("go step by step, wait, repeat and stop", async () => {
    const guest = await started(`const x = w.shared(5); ${follow}
      x.value = w.delay(100, w.sequence(w.timing(10, { duration: 50 }), w.repeat(w.timing(20, { duration: 10 }), 2, true)));
      const y = w.shared(0); y.value = w.repeat(w.timing(1), -1); w.cancelAnimation(y);`);
    await guest.settle(1000);
    const ways = animations(guest).map(({ keyframes, delay }) => [keyframes[0]!.transform, delay]);
    expect(ways).toEqual([
      ["translateX(5px)", 0],
      ["translateX(10px)", 100],
      ["translateX(20px)", 0],
      ["translateX(10px)", 0],
    ]);
    expect(guest.timers.size).toBe(0);
  });

  it("follow derived values, until they are cleared or the view is built anew", async () => {
    const guest = await started(`const a = w.shared(1), b = w.derived(() => a.value * 2);
      this.applyAnimatedStyle('#b', () => ({ opacity: b.value }), {}, ({ styleId }) => (this.style = styleId));
      a.value = 3; this.clear = () => this.clearAnimatedStyle('#b', [this.style]); this.set = (v) => (a.value = v); `);
    const opacities = () => animations(guest).map(({ keyframes }) => keyframes[0]!.opacity);
    expect(opacities()).toEqual([2, 6]);
    await guest.turn({ t: "snapshot" });
    expect(opacities()).toEqual([2, 6, 6]);
  });

  it("have the platform's curves", async () => {
    const guest = await started(`const { Easing } = w; const curve = Easing.bezier(0.42, 0, 0.58, 1).factory();
      const near = (f) => [0, 0.25, 0.5, 1].map((t) => Math.round(f(t) * 100) / 100).join(' ');
      console.log(near(curve)); console.log(near(Easing.out(Easing.quad))); console.log(near(Easing.inOut(Easing.poly(3))));
      console.log(near(Easing.bounce)); console.log(near(Easing.out(Easing.back(1.7))));
      console.log(near(Easing.cubicBezier(0.42, 0, 0.58, 1))); console.log(near(Easing.in(Easing.cubicBezier(0.4, 0, 0.2, 1))));`);
    const named = ["0 0.13 0.5 1", "0 0.44 0.75 1", "0 0.06 0.5 1", "0 0.47 0.77 1", "0 0.82 1.09 1"];
    expect(guest.messages).toEqual([...named, "0 0.13 0.5 1", "0 0.24 0.78 1"]);
    expect(guest.errors).toEqual([]);
  });
});

describe("callbacks that templates name", () => {
  it("hear of gestures, scrolling and sizes", async () => {
    const guest = onePage(
      `<pan-gesture-handler id="pan" worklet:ongesture="moved" worklet:should-response-on-move="may"><view /></pan-gesture-handler>
       <scroll-view id="list" worklet:onscrollupdate="scrolled" scroll-y /><draggable-sheet id="sheet" worklet:onsizeupdate="sized" />`,
      `Page({
        moved(e) { 'worklet'; console.log('moved', e.state, e.deltaX) },
        scrolled(e) { 'worklet'; console.log('scrolled', e.detail.scrollTop) },
        sized(e) { 'worklet'; console.log('sized', e.size) } })`,
    );
    await guest.start();
    expect(guest.view.node("pan").props.l).toHaveProperty("gesture");
    await guest.event("pan", "gesture", { state: 2, deltaX: 5 });
    await guest.event("list", "scroll", { scrollTop: 9 });
    await guest.event("sheet", "sizeupdate", { size: 0.7 });
    expect(guest.messages).toEqual(["moved 2 5", "scrolled 9", "sized 0.7"]);
    expect(guest.log.map((entry) => entry.message)).toContain(
      "worklet:shouldresponseonmove is not asked: a gesture counts whatever it would say",
    );
  });
});
