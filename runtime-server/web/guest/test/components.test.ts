import { onePage } from "./page.js";
import type { Files } from "./compile.js";

const component = (path: string, wxml: string, js: string, json: object = {}): Files => ({
  [`${path}.wxml`]: wxml,
  [`${path}.js`]: js,
  [`${path}.json`]: JSON.stringify({ component: true, ...json }),
});

const using = (components: Record<string, string>) => ({ "p.json": JSON.stringify({ usingComponents: components }) });

describe("components", () => {
  it("know which renderer paints them", async () => {
    const guest = onePage("<inner/>", "Page({})", {
      ...using({ inner: "c/inner" }),
      ...component(
        "c/inner",
        "<text wx:if=\"{{on === 'webview'}}\">seen</text>",
        "Component({ lifetimes: { created() { this.setData({ on: this.renderer }) } } })",
      ),
    });
    await guest.start();
    expect(guest.view.text).toBe("seen");
  });

  it("of one kind are told apart from all others that share the program's styles", async () => {
    const guest = onePage('<inner id="a" class="x"/>', "Page({})", {
      ...using({ inner: "c/inner" }),
      ...component("c/inner", '<view id="b" class="y"/>', "Component({})", { styleIsolation: "shared" }),
    });
    await guest.start();
    expect(guest.view.node("a").props.c).toBe("c1: _:x");
    expect(guest.view.node("b").props.c).toBe("_:y");
  });

  it("may keep one another in their data", async () => {
    const relation = (to: string, type: string, linked: string) =>
      `{ '../${to}/${to}': { type: '${type}', linked(target) { ${linked} } } }`;
    const guest = onePage("<list><item/><item/></list>", "Page({})", {
      ...using({ list: "list/list", item: "item/item" }),
      ...component(
        "list/list",
        "<text>{{items.length}}{{items[1].own}}</text><slot/>",
        `Component({ relations: ${relation("item", "child", "this.fill()")}, data: { items: [] },
          methods: { fill() { this.setData({ items: this.getRelationNodes('../item/item').map((item) => ({ ...item.data })) }) } } })`,
      ),
      ...component(
        "item/item",
        "<text>{{parent.own}}</text>",
        `Component({ relations: ${relation("list", "parent", "target.own = '!'; this.setData({ parent: target, own: '?' })")},
          observers: { '**'() { this.data.parent && this.data.parent.fill() } } })`,
      ),
    });
    await guest.start();
    expect(guest.view.text).toBe("2?!!");
    expect(guest.messages).toEqual([]);
  });

  it("do without a generic one that nobody names", async () => {
    const guest = onePage("<c/><c generic:file='none'/>", "Page({})", {
      ...using({ c: "c/c" }),
      ...component("c/c", "<text>before </text><file/><text>after </text>", "Component({})", {
        componentGenerics: { file: true },
      }),
    });
    await guest.start();
    expect(guest.view.text).toBe("before after before after ");
    expect(guest.errors).toEqual([]);
  });

  it("live in the documented order", async () => {
    const life = (name: string) => `Component({
      lifetimes: { created() { console.log('${name} created') }, attached() { console.log('${name} attached') },
        ready() { console.log('${name} ready') }, detached() { console.log('${name} detached') } },
      pageLifetimes: { show() { console.log('${name} show') }, hide() { console.log('${name} hide') }, resize(e) { console.log('${name} resize ' + e.size.windowWidth) } } })`;
    const guest = onePage(
      "<outer wx:if='{{!gone}}'/><view id='t' bindtap='t'/>",
      `Page({ data: { gone: false }, onLoad() { console.log('onLoad') }, onShow() { console.log('onShow') }, onReady() { console.log('onReady') },
        t() { this.setData({ gone: true }) } })`,
      {
        ...using({ outer: "c/outer" }),
        ...component("c/outer", "<inner/>", life("outer"), { usingComponents: { inner: "./inner" } }),
        ...component("c/inner", "<text>hi</text>", life("inner")),
      },
    );
    await guest.start();
    expect(guest.messages).toEqual([
      "inner created",
      "outer created",
      "outer attached",
      "inner attached",
      "onLoad",
      "outer show",
      "inner show",
      "onShow",
      "inner ready",
      "outer ready",
      "onReady",
    ]);
    guest.log.length = 0;
    await guest.tap("t");
    expect(guest.messages.sort()).toEqual(["inner detached", "outer detached"]);
    expect(guest.errors).toEqual([]);
  });

  it("take properties, observe them and tell their page", async () => {
    const guest = onePage(
      "<c id='c' n='{{n}}' list='{{[1,n]}}' bind:done='done' data-k='v' mark:m='mm'/><view id='t' bindtap='t'/>",
      `Page({ data: { n: 1 }, t() { this.setData({ n: 2 }); console.log(this.selectComponent('#c').data.n, this.selectAllComponents('#c').length) },
        done(e) { console.log(e.type, e.detail, e.currentTarget.id, e.currentTarget.dataset, e.mark) } })`,
      {
        ...using({ c: "c/c" }),
        ...component(
          "c/c",
          "<text>{{n}}/{{twice}}</text>",
          `Component({ properties: { n: { type: Number, value: 0, observer: 'seen' }, list: Array }, data: { twice: 0 },
            observers: { n(n) { this.setData({ twice: n * 2 }) } },
            methods: { seen(now, old) { console.log('seen', now, old, this.properties.list); if (now === 2) this.triggerEvent('done', { now }) } } })`,
        ),
      },
    );
    await guest.start();
    expect(guest.view.text).toBe("1/2");
    await guest.tap("t");
    expect(guest.view.text).toBe("2/4");
    expect(guest.messages).toEqual(["seen 1 0 [1, 1]", "seen 2 1 [1, 2]", 'done {now: 2} c {k: "v"} {m: "mm"}', "2 1"]);
  });

  it("share code by behaviours, own and built in", async () => {
    const guest = onePage(
      "<form id='f' bindsubmit='submit'><c name='x'/><view><c name='y'/></view></form>",
      "Page({ submit(e) { console.log(e.detail.value) } })",
      {
        ...using({ c: "c/c" }),
        "b.js": `module.exports = Behavior({ data: { from: 'behaviour' }, attached() { console.log('b attached') }, methods: { hello() { return 'hello ' + this.data.from } } })`,
        ...component(
          "c/c",
          "<text>{{said}}</text>",
          `Component({ behaviors: [require('../b'), 'wx://form-field', 'wx://component-export'], data: { said: '' },
            export() { return { exported: true } },
            attached() { this.setData({ said: this.hello(), value: 'v-' + this.data.name }) } })`,
        ),
      },
    );
    await guest.start();
    expect(guest.view.text).toBe("hello behaviourhello behaviour");
    await guest.event("f", "submit", { value: { z: 1 } });
    expect(guest.messages).toEqual(["b attached", "b attached", '{z: 1, x: "v-x", y: "v-y"}']);
  });

  it("know their relatives", async () => {
    const guest = onePage("<list><item/><item/></list>", "Page({})", {
      ...using({ list: "r/list/list", item: "r/item/item" }),
      ...component(
        "r/list/list",
        "<slot/>",
        `Component({ relations: { '../item/item': { type: 'child', linked(t) { console.log('list linked', t.is) } } },
          ready() { console.log(this.getRelationNodes('../item/item').length) } })`,
      ),
      ...component(
        "r/item/item",
        "<text>i</text>",
        "Component({ relations: { '../list/list': { type: 'parent', linked(t) { console.log('item linked', t.is) } } } })",
      ),
    });
    await guest.start();
    expect(guest.messages.sort()).toEqual(
      [
        "item linked r/list/list",
        "item linked r/list/list",
        "list linked r/item/item",
        "list linked r/item/item",
        "2",
      ].sort(),
    );
  });

  it("fill slots, single and named", async () => {
    const guest = onePage(
      "<c><view slot='b'>B</view><view slot='a'>A</view></c><d>D{{n}}</d>",
      "Page({ data: { n: 1 } })",
      {
        ...using({ c: "c/c", d: "c/d" }),
        ...component("c/c", "[<slot name='a'/>|<slot name='b'/>]", "Component({ options: { multipleSlots: true } })"),
        ...component("c/d", "(<slot/>)", "Component({})"),
      },
    );
    await guest.start();
    expect(guest.view.text).toBe("[A|B](D1)");
  });

  it("take other components as generics", async () => {
    const guest = onePage("<c generic:item='x'/><c/>", "Page({})", {
      ...using({ c: "c/c", x: "c/x" }),
      ...component("c/c", "<item/>", "Component({})", { componentGenerics: { item: { default: "./y" } } }),
      ...component("c/x", "X", "Component({})"),
      ...component("c/y", "Y", "Component({})"),
    });
    await guest.start();
    expect(guest.view.text).toBe("XY");
  });

  it("carry the class names of their scope", async () => {
    const guest = onePage("<c id='c' class='p' ext='q'/>", "Page({})", {
      ...using({ c: "c/c" }),
      ...component(
        "c/c",
        "<view id='v' class='own ext' hover-class='h ext'/>",
        "Component({ externalClasses: ['ext'] })",
      ),
    });
    await guest.start();
    expect(guest.view.node("c").props.c).toBe("c1: _:p");
    expect(guest.view.node("v").props.c).toBe("c1:own _:q");
    expect(guest.view.node("v").props.a).toEqual({ "hover-class": "c1:h _:q" });
    expect(guest.view.node("c").tag).toBe(":c");
  });

  it("let the styles of the program in when they ask for it", async () => {
    const guest = onePage("<c/><d/>", "Page({})", {
      ...using({ c: "c/c", d: "c/d" }),
      ...component("c/c", "<view id='c' class='x'/>", "Component({ options: { addGlobalClass: true } })"),
      ...component(
        "c/d",
        "<view id='d' class='x'/>",
        "Component({ options: { virtualHost: true, styleIsolation: 'shared' } })",
      ),
    });
    await guest.start();
    expect(guest.view.node("c").props.c).toBe("_:x c1:x");
    expect(guest.view.node("d").props.c).toBe("_:x c2:x");
    expect(guest.view.page.tree.find((node) => node.tag === ":d")).toBeUndefined();
  });

  it("belong to the file that is loaded, whoever defines them", async () => {
    const guest = onePage("<c/>", "Page({})", {
      ...using({ c: "c/c" }),
      "lib.js": "exports.define = (def) => Component({ ...def, data: { t: 'by library' } })",
      ...component("c/c", "{{t}}", "require('../lib').define({})"),
    });
    await guest.start();
    expect(guest.view.text).toBe("by library");
  });

  it("are shown by their template when their script fails", async () => {
    const guest = onePage("<c/>after", "Page({})", {
      ...using({ c: "c/c", missing: "c/none" }),
      ...component("c/c", "static", "\n  throw new Error('broken')"),
    });
    await guest.start();
    expect(guest.view.text).toBe("staticafter");
    expect(guest.log.find((entry) => entry.level === "error")).toMatchObject({
      message: "Error: broken (in c/c.js)",
      attribution: "program",
      file: "c/c.js",
      line: 2,
    });
  });

  it("are written with aliases in paths of scripts, the longest of which counts", async () => {
    const guest = onePage(
      "",
      "console.log(require('~/lib').is, require('~/deep/lib').is, require('/lib').is, require('lib.js').is); Page({})",
      {
        "app.json": '{"pages":["p"],"resolveAlias":{"~/*":"/*","~/deep/*":"far/away/*"}}',
        "lib.js": "exports.is = 'root'",
        "far/away/lib.js": "exports.is = 'far'",
      },
    );
    await guest.start();
    expect(guest.messages).toEqual(["root far root root"]);
  });

  it("take the default of a generic, which the reader has resolved", async () => {
    const guest = onePage("<ui-list/>", "Page({})", {
      ...using({ "ui-list": "/ui/list" }),
      "ui/list.json": '{"component":true,"componentGenerics":{"row":{"default":"./parts/row"}}}',
      "ui/list.wxml": "list: <row/>",
      "ui/list.js": "Component({})",
      ...component("ui/parts/row", "default row", "Component({})"),
    });
    await guest.start();
    expect(guest.view.text).toBe("list: default row");
    expect(guest.log).toEqual([]);
  });

  it("can be pages, with properties from the query", async () => {
    const guest = onePage(
      "{{id}} {{more}}",
      `Component({ properties: { id: Number }, data: { more: '' }, methods: { onLoad(q) { this.setData({ more: q.id + typeof this.data.id }) },
        onReady() { console.log('ready', this.route, this.options) } } })`,
    );
    await guest.start("", "id=42");
    expect(guest.view.text).toBe("42 42number");
    expect(guest.messages).toEqual(['ready p {id: "42"}']);
  });
});

describe("templates", () => {
  it("lose only the element whose expression fails", async () => {
    const guest = onePage(
      `<wxs module="w">module.exports = { bad: function (x) { return x.y.z } }</wxs>
       <view title="{{w.bad(o)}}"><text>kept</text></view><view id="b"><text>{{w.bad(o)}}</text></view><text>after {{n}}</text>
       <view id="t" bindtap="t"/>`,
      "Page({ data: { n: 0 }, t() { this.setData({ n: 1, o: { y: { z: 'ok' } } }); this.setData({ n: 2 }) } })",
    );
    await guest.start();
    expect(guest.view.text).toContain("kept");
    expect(guest.view.text).toContain("after 0");
    expect(guest.errors).toHaveLength(1);
    expect(guest.log.find((entry) => entry.level === "error")).toMatchObject({ attribution: "program" });
    await guest.tap("t");
    expect(guest.view.text).toContain("after 2");
    expect(guest.view.page.tree.find((node) => node.props.a?.title === "ok")).toBeDefined();
  });
});

describe("pages", () => {
  it("have fields of their own for each instance", async () => {
    const guest = onePage(
      "{{n}}",
      `const shared = new Map(); Page({ data: { n: 1 }, list: [], shared, onLoad() { this.list.push(1);
        console.log(this.list.length, this.shared === shared); this.data.n = 5; this.setData({ 'a.b[1].c': 3 }, function () { console.log(JSON.stringify(this.data.a)) }) },
        onHide() {} })`,
    );
    await guest.start();
    await guest.input({ i: "home" });
    await guest.settle();
    expect(guest.messages).toEqual(["1 true", '{"b":[null,{"c":3}]}', "1 true", '{"b":[null,{"c":3}]}']);
    expect(guest.view.text).toBe("1");
  });

  it("keep themselves in methods that are passed on", async () => {
    const guest = onePage(
      "{{n}}",
      `Page({ data: { n: 0 }, onLoad() { const { tick } = this; tick(); [1, 2].forEach(this.tick); this.timer = setInterval(this.tick, 10) },
        tick() { this.setData({ n: this.data.n + 1 }) } })`,
    );
    await guest.start();
    await guest.settle(25);
    expect(guest.view.text).toBe("5");
  });

  it("show all their keys to the definition filters of behaviours", async () => {
    const guest = onePage(
      "{{greeting}} {{count}}",
      `const greets = Behavior({ definitionFilter(def) {
          const { greetings, onLoad } = { ...def, ...def.methods };
          def.data = { ...def.data, greeting: greetings[0] };
          def.methods.greet = function () { return this.greetings.length };
          def.methods.onLoad = function (query) { this.before = true; onLoad.call(this, query) };
          def.added = "field";
        } });
       Page({ behaviors: [greets], greetings: ["hello", "hi"], data: { count: 0 },
         onLoad() { console.log(this.before, this.added); this.setData({ count: this.greet() }) } })`,
    );
    await guest.start();
    expect(guest.view.text).toBe("hello 2");
    expect(guest.messages).toEqual(["true field"]);
  });

  it("paint a tab bar of their own", async () => {
    const guest = onePage("<view id='t' bindtap='t'/>", "Page({ t() { this.getTabBar().setData({ n: 7 }) } })", {
      "app.json": JSON.stringify({ pages: ["p"], tabBar: { custom: true, list: [{ pagePath: "p", text: "P" }] } }),
      ...component(
        "custom-tab-bar/index",
        "<view id='bar' bindtap='tap'>bar {{n}}</view>",
        "Component({ data: { n: 0 }, methods: { tap() { console.log('tapped') } } })",
      ),
    });
    await guest.start();
    await guest.tap("t");
    await guest.tap("bar");
    expect(guest.view.text).toBe("bar 7");
    expect(guest.messages).toEqual(["tapped"]);
  });
});
