import { onePage } from "./page.js";

const say = (names: string) =>
  names
    .split(" ")
    .map((name) => `${name}(e) { console.log('${name}', e.target.id, e.currentTarget.id) }`)
    .join(",");

describe("events", () => {
  it("are captured, bubble and are caught", async () => {
    const guest = onePage(
      `<view id="a" capture-bind:tap="capture" bindtap="outer"><view id="b" catch:tap="caught"><view id="c" bindtap="inner"/></view>
       <view id="d" bindtap="inner"/></view>`,
      `Page({ ${say("capture outer caught inner")} })`,
    );
    await guest.start();
    await guest.tap("c");
    await guest.tap("d");
    expect(guest.messages).toEqual(["capture c a", "inner c c", "caught c b", "capture d a", "inner d d", "outer d a"]);
    expect(guest.view.node("a").props.l).toEqual({ tap: 3 });
    expect(guest.view.node("b").props.l).toEqual({ tap: 5 });
  });

  it("may end with an update that nobody needs any more", async () => {
    const guest = onePage(
      `<view id="a" bindtap="t"/>`,
      `Page({ update: 1, forceUpdate() { console.log("own", this.update) }, t() { this.forceUpdate() } })`,
    );
    await guest.start();
    await guest.tap("a");
    const plain = onePage(
      `<view id="a" bindtap="t"/>`,
      `Page({ t() { this.update(); this.forceUpdate(); console.log("done") } })`,
    );
    await plain.start();
    await plain.tap("a");
    expect([guest.messages, plain.messages]).toEqual([["own 1"], ["done"]]);
  });

  it("are bound mutually exclusive", async () => {
    const guest = onePage(
      `<view id="a" mut-bind:tap="first"><view bindtap="second" id="b"><view id="c" mut-bind:tap="third"/></view></view>`,
      `Page({ ${say("first second third")} })`,
    );
    await guest.start();
    await guest.tap("c");
    expect(guest.messages).toEqual(["third c c", "second c b"]);
  });

  it("carry what the platform's carry and survive JSON", async () => {
    const guest = onePage(
      `<view id="a" data-user-id="{{7}}" mark:from="list" bindtouchstart="t"/>`,
      "Page({ t(e) { console.log(JSON.stringify(e)); e.preventDefault(); e.stopPropagation(); } })",
    );
    await guest.start();
    guest.now += 100;
    await guest.event(
      "a",
      "touchstart",
      { x: 1, y: 2 },
      { extra: { touches: [{ identifier: 0 }], changedTouches: [] } },
    );
    expect(JSON.parse(guest.messages[0]!)).toEqual({
      type: "touchstart",
      timeStamp: 100,
      target: { id: "a", dataset: { userId: 7 }, offsetLeft: 0, offsetTop: 0 },
      currentTarget: { id: "a", dataset: { userId: 7 }, offsetLeft: 0, offsetTop: 0 },
      mark: { from: "list" },
      detail: { x: 1, y: 2 },
      touches: [{ identifier: 0 }],
      changedTouches: [],
    });
  });

  it("say where their targets lie, in methods and in template scripts", async () => {
    const guest = onePage(
      `<wxs module="w">module.exports.t = function (e, owner) { owner.callMethod('say', [e.target.offsetLeft, e.currentTarget.offsetTop]) }</wxs>
       <view id="a" bindtap="t"><view id="b" bindtap="{{w.t}}"/></view>`,
      `Page({ t(e) { this.say([e.target.offsetLeft, e.currentTarget.offsetLeft, e.currentTarget.offsetTop]) },
        say(places) { console.log(JSON.stringify(places)) } })`,
    );
    await guest.start();
    const [a, b] = [guest.view.byId("a")!, guest.view.byId("b")!];
    await guest.event("b", "tap", {}, { at: [b, 5, 6, a, 20, 30] });
    expect(guest.messages).toEqual(["[5,6]", "[5,20,30]"]);
  });

  it("do not bubble when their kind does not", async () => {
    const guest = onePage(
      `<view bindchange="outer" id="o"><switch id="s" bindchange="inner"/></view>`,
      `Page({ ${say("outer inner")} })`,
    );
    await guest.start();
    await guest.event("s", "change", { value: true });
    expect(guest.messages).toEqual(["inner s s"]);
  });

  it("cross component borders only when composed", async () => {
    const guest = onePage("<c bind:up='up' bind:out='out' bindtap='tap' id='c'/>", `Page({ ${say("up out tap")} })`, {
      "p.json": '{"usingComponents":{"c":"c"}}',
      "c.json": '{"component":true}',
      "c.wxml": "<view bind:up='up' bind:out='out' id='w'><view id='i' bindtap='tap'/></view>",
      "c.js": `Component({ methods: { tap() { this.triggerEvent('up', {}, { bubbles: true, composed: true }); console.log('inside') }, ${say("up out")} } })`,
    });
    await guest.start();
    await guest.tap("i");
    expect(guest.messages).toEqual(["up c c", "inside", "tap c c"]);
  });

  it("name a missing handler once", async () => {
    const guest = onePage("<view id='a' bindtap='gone'/>", "Page({})");
    await guest.start();
    await guest.tap("a");
    await guest.tap("a");
    expect(guest.log.map((entry) => entry.message)).toEqual(['p has no method "gone" to handle an event']);
  });

  it("leave the page standing when a handler throws", async () => {
    const guest = onePage(
      "<view id='a' bindtap='t'>{{n}}</view>",
      "Page({ data: { n: 0 }, t() {\n this.setData({ n: 1 });\n null.x } })",
    );
    await guest.start();
    await guest.tap("a");
    expect(guest.view.text).toBe("1");
    expect(guest.log.find((entry) => entry.level === "error")).toMatchObject({
      file: "p.js",
      line: 3,
      attribution: "program",
    });
  });
});

describe("inputs", () => {
  it("answer what was typed with its revision", async () => {
    const guest = onePage(
      "<input id='i' value='{{v}}' bindinput='i'/>",
      "Page({ data: { v: '' }, i(e) { this.setData({ v: e.detail.value.toUpperCase() }) } })",
    );
    await guest.start();
    const out = await guest.event("i", "input", { value: "ab", cursor: 2 }, { rev: 4 });
    expect(out).toEqual([
      { t: "view", m: { c: "value", page: 1, node: guest.view.node("i").id, value: "AB", rev: 4 } },
    ]);
  });

  it("say nothing when the program keeps what was typed", async () => {
    const guest = onePage(
      "<input id='i' value='{{v}}' bindinput='i'/>",
      "Page({ data: { v: '' }, i(e) { this.data.v = e.detail.value } })",
    );
    await guest.start();
    expect(await guest.event("i", "input", { value: "ab" }, { rev: 1 })).toEqual([]);
    await guest.turn({ t: "snapshot" });
    expect(guest.view.node("i").props.a).toEqual({ value: "ab" });
  });

  it("can be cleared again and again", async () => {
    const guest = onePage(
      "<input id='i' value='{{v}}'/><view id='t' bindtap='t'/>",
      "Page({ data: { v: '' }, t() { this.setData({ v: '' }) } })",
    );
    await guest.start();
    await guest.event("i", "input", { value: "ab" }, { rev: 1 });
    await guest.tap("t");
    expect(guest.view.node("i").props.a).toEqual({ value: "" });
  });

  it("take what a handler returns", async () => {
    const guest = onePage(
      "<input id='i' bindinput='i'/>",
      "Page({ i(e) { return e.detail.value.replace(/\\d/g, '') } })",
    );
    await guest.start();
    await guest.event("i", "input", { value: "a1" }, { rev: 1 });
    expect(guest.view.node("i").props.a).toEqual({ value: "a" });
  });

  it("write back into two-way bound data", async () => {
    const guest = onePage(
      "<input id='i' model:value='{{v}}'/><c model:n='{{v}}' id='c'/>{{v}}",
      "Page({ data: { v: 'a' } })",
      {
        "p.json": '{"usingComponents":{"c":"c"}}',
        "c.json": '{"component":true}',
        "c.wxml": "<view id='x' bindtap='x'/>",
        "c.js": "Component({ properties: { n: String }, methods: { x() { this.setData({ n: 'from c' }) } } })",
      },
    );
    await guest.start();
    expect(guest.view.node("i").props.m).toEqual(["value"]);
    await guest.input({ i: "model", page: 1, node: guest.view.node("i").id, name: "value", value: "typed", rev: 1 });
    expect(guest.view.text).toBe("typed");
    await guest.tap("x");
    expect(guest.view.text).toBe("from c");
  });
});

describe("template scripts", () => {
  it("handle events and changes on their own", async () => {
    const guest = onePage(
      `<wxs module="w">
        module.exports = {
          move: function (e, owner) {
            var state = e.instance.getState(); state.n = (state.n || 0) + 1;
            e.instance.setStyle({ marginTop: e.touches[0].y + 'px' }).addClass('on');
            owner.selectComponent('#b').setStyle('opacity:0.' + state.n);
            if (state.n > 1) owner.callMethod('told', { n: state.n });
            return false;
          },
          changed: function (now, old, owner, instance) { instance.setStyle('width:' + now + 'px'); }
        }
      </wxs>
      <view id="o" bindtouchmove="outer"><view id="a" bindtouchmove="{{w.move}}"/></view>
      <view id="b" change:prop="{{w.changed}}" prop="{{n}}" style="color:red"/><view id="t" bindtap="t"/>`,
      `Page({ data: { n: 1 }, told(d) { console.log('told', d) }, outer() { console.log('outer') }, t() { this.setData({ n: 9 }) } })`,
    );
    await guest.start();
    for (const y of [5, 6]) await guest.event("a", "touchmove", {}, { extra: { touches: [{ y }] } });
    expect(guest.view.node("a").props).toMatchObject({ s: ";margin-top:6px", c: "_:on" });
    expect(guest.view.node("b").props.s).toBe("color:red;opacity:0.2");
    expect(guest.messages).toEqual(["told {n: 2}"]);
    await guest.tap("t");
    expect(guest.view.node("b").props.s).toBe("color:red;width:9px");
  });

  it("measure what is painted while they run", async () => {
    const guest = onePage(
      `<wxs module="w">
        module.exports.t = function (e, owner) {
          var box = owner.selectComponent('#b');
          owner.callMethod('told', [box.getBoundingClientRect().width, box.getComputedStyle(['width', 'color'])]);
        }
      </wxs><view id="a" bindtap="{{w.t}}"/><view id="b"/>`,
      `Page({ told(d) { console.log(d) } })`,
    );
    await guest.start();
    guest.answers = ({ args }) => ({
      items: [(args as { items: object[] }).items[0]!].map((item) =>
        "rect" in item ? { left: 1, width: 20 } : { width: "20px", color: "red" },
      ),
    });
    await guest.tap("a");
    expect(guest.messages).toEqual(['[20, {width: "20px", color: "red"}]']);
    expect(guest.asked[0]).toMatchObject({
      name: "view.look",
      args: { look: "layout", page: guest.view.top, items: [{ node: guest.view.byId("b"), rect: true, size: true }] },
    });
    guest.answers = () => undefined;
    await guest.tap("a");
    expect(guest.messages[1]).toBe("[0, {}]");
  });
});
