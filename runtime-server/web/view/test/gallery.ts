/* eslint max-lines-per-function: off -- trees are data */
import type { TreeNode } from "@minihost/protocol";
import { Trees } from "./tree.js";

export const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="#3a7bd5"/><circle cx="200" cy="100" r="70" fill="#ffd86f"/></svg>';

export const galleryStyle = `
.mh-page-body { background: #f6f6f6; padding-bottom: 10cqw; font-size: 15px; }
._\\:h { padding: 4cqw 4cqw 2cqw; color: #888; font-size: 13px; }
._\\:box { background: #fff; padding: 3cqw 4cqw; }
._\\:row { display: flex; align-items: center; gap: 4cqw; }
._\\:item { display: inline-block; width: 30cqw; height: 20cqw; margin-right: 2cqw; background: #cfe8ff; }
._\\:line { height: 12cqw; border-bottom: 1px solid #eee; }
._\\:pressed { background: #ddd; }
._\\:field { border: 1px solid #ddd; padding: 2cqw; }
`;

/** A page with every component of a kind on it. */
export class Gallery {
  readonly trees = new Trees();

  private section(title: string, ...nodes: TreeNode[]): TreeNode[] {
    const t = this.trees;
    return [t.el("view", { c: "_:h" }, title), t.el("view", { c: "_:box" }, ...nodes)];
  }

  basics(): TreeNode[] {
    const t = this.trees.el.bind(this.trees);
    const b = (a: Record<string, unknown>, text: string, i?: string) =>
      t("button", { a, s: "margin-top: 16rpx", l: { tap: 1 }, ...(i && { i }) }, text);
    return [
      ...this.section(
        "button",
        b({ type: "primary" }, "页面主操作 Normal", "primary"),
        b({ type: "primary", loading: true }, "页面主操作 Loading"),
        b({ type: "primary", disabled: true }, "页面主操作 Disabled", "disabled"),
        b({ type: "default" }, "页面次要操作 Normal"),
        b({ type: "warn" }, "警告类操作 Normal"),
        b({ type: "primary", plain: true }, "按钮"),
        t(
          "view",
          { c: "_:row", s: "margin-top: 16rpx" },
          b({ type: "primary", size: "mini" }, "按钮"),
          b({ size: "mini" }, "按钮"),
          b({ type: "warn", size: "mini" }, "按钮"),
        ),
      ),
      ...this.section(
        "icon",
        t(
          "view",
          { c: "_:row", s: "flex-wrap: wrap" },
          ...[
            "success",
            "success_no_circle",
            "info",
            "warn",
            "waiting",
            "cancel",
            "download",
            "search",
            "clear",
            "circle",
            "info_circle",
            "success_circle",
          ].map((type) => t("icon", { a: { type, size: type === "success" ? "40" : 30 } })),
        ),
      ),
      ...this.section(
        "text",
        t("text", {}, "第一行\n第二行   空格"),
        t("view", {}, t("text", { a: { decode: true, space: "nbsp" } }, "a&nbsp;&lt;b&gt;   c")),
      ),
      ...this.section(
        "image",
        t(
          "view",
          { c: "_:row" },
          ...["scaleToFill", "aspectFit", "aspectFill", "center"].map((mode) =>
            t("image", { s: "width: 150rpx; height: 150rpx; background: #eee", a: { src: "/a.svg", mode } }),
          ),
        ),
        t("image", { i: "fix", s: "width: 100%", a: { src: "/a.svg", mode: "widthFix" }, l: { load: 1 } }),
        t("image", {
          i: "missing",
          s: "width: 100rpx; height: 100rpx; background: #eee",
          a: { src: "none.png" },
          l: { error: 1 },
        }),
      ),
      ...this.section(
        "view",
        t(
          "view",
          {
            i: "hover",
            c: "_:line",
            a: { "hover-class": "_:pressed" },
            l: { tap: 1, longpress: 1, touchstart: 1, touchend: 1 },
          },
          "hover me",
        ),
        t("view", { a: { hidden: true } }, "hidden"),
        t("navigator", { i: "nav", a: { url: "/pages/two/two?x=1" }, l: { tap: 1 } }, "navigator"),
      ),
    ];
  }

  forms(): TreeNode[] {
    const t = this.trees.el.bind(this.trees);
    return [
      t(
        "form",
        { i: "form", l: { submit: 1, reset: 1 } },
        ...this.section(
          "input / textarea",
          t("input", {
            i: "text",
            c: "_:field",
            a: { name: "text", placeholder: "最大输入长度 10", maxlength: 10 },
            l: { input: 1, focus: 1, blur: 1, confirm: 1 },
          }),
          t("input", {
            i: "number",
            c: "_:field",
            a: { name: "number", type: "number", placeholder: "数字", "placeholder-style": "color: #f76260" },
            l: { input: 1 },
          }),
          t("input", { i: "secret", c: "_:field", a: { name: "secret", password: true, value: "abc" } }),
          t("textarea", {
            i: "area",
            c: "_:field",
            s: "width: auto",
            a: { name: "area", "auto-height": true, placeholder: "自动变高" },
            l: { input: 1, linechange: 1 },
          }),
        ),
        ...this.section(
          "checkbox / radio / switch",
          t(
            "checkbox-group",
            { i: "checks", a: { name: "checks" }, l: { change: 1 } },
            ...["美国", "中国", "巴西"].map((name, i) =>
              t(
                "label",
                { s: "display: block; padding: 8rpx 0" },
                t("checkbox", { i: `check${i}`, a: { value: name, checked: i === 1 } }),
                t("text", {}, name),
              ),
            ),
          ),
          t(
            "radio-group",
            { i: "radios", a: { name: "radio" }, l: { change: 1 } },
            ...["甲", "乙"].map((name, i) =>
              t(
                "label",
                { i: `label${i}`, s: "margin-right: 40rpx" },
                t("radio", { i: `radio${i}`, a: { value: name, checked: i === 0 } }, name),
              ),
            ),
          ),
          t(
            "view",
            { c: "_:row" },
            t("switch", { i: "switch", a: { name: "switch", checked: true }, l: { change: 1 } }),
            t("switch", {}),
            t("switch", { a: { type: "checkbox", checked: true } }),
            t("switch", { a: { color: "#10aeff", checked: true, disabled: true } }),
          ),
        ),
        ...this.section(
          "slider",
          t("slider", {
            i: "slider",
            a: { name: "slider", "show-value": true, value: 30, step: 5 },
            l: { change: 1, changing: 1 },
          }),
        ),
        t(
          "view",
          { c: "_:box _:row" },
          t("button", { i: "submit", a: { type: "primary", "form-type": "submit" } }, "Submit"),
          t("button", { i: "reset", a: { formType: "reset" } }, "Reset"),
        ),
      ),
    ];
  }

  scrolling(): TreeNode[] {
    const t = this.trees.el.bind(this.trees);
    const item = (i: number, text: string) => t("view", { i: `it${i}`, c: "_:item" }, text);
    return [
      ...this.section(
        "scroll-view x",
        t(
          "scroll-view",
          { i: "sx", s: "white-space: nowrap", a: { "scroll-x": true } },
          ...[1, 2, 3, 4, 5, 6].map((i) => item(i, `第${i}项`)),
        ),
      ),
      ...this.section(
        "scroll-view y",
        t(
          "scroll-view",
          {
            i: "sy",
            s: "height: 300rpx",
            a: { "scroll-y": true, "scroll-top": 40 },
            l: { scroll: 1, scrolltolower: 1, scrolltoupper: 1 },
          },
          ...[...Array(20).keys()].map((i) => t("view", { c: "_:line", i: `line${i}` }, `line ${i}`)),
        ),
      ),
      ...this.section(
        "swiper",
        t(
          "swiper",
          {
            i: "swiper",
            s: "height: 300rpx",
            a: { "indicator-dots": true, circular: true, current: 0, duration: 200 },
            l: { change: 1, animationfinish: 1 },
          },
          ...["#07c160", "#10aeff", "#fa9d3b"].map((color, i) =>
            t(
              "swiper-item",
              { a: { "item-id": `i${i}` } },
              t("view", { s: `height: 100%; background: ${color}; color: #fff` }, `第${i + 1}屏`),
            ),
          ),
        ),
      ),
      ...this.section("end", t("view", { s: "height: 900rpx" })),
    ];
  }

  more(): TreeNode[] {
    const t = this.trees.el.bind(this.trees);
    const picker = (i: string, a: Record<string, unknown>) =>
      t("picker", { i, a, l: { change: 1, cancel: 1, columnchange: 1 } }, t("view", { c: "_:line" }, `picker ${i}`));
    const markup =
      '<h3 style="color:#07c160">标题</h3><p onclick="alert(1)">一段<b>文字</b><script>alert(1)</script><a href="javascript:alert(1)">链接</a></p><img src="/a.svg" onerror="alert(1)" width="120">';
    return [
      ...this.section(
        "picker",
        picker("plain", { range: ["美国", "中国", "巴西"], value: 1 }),
        picker("keyed", { range: [{ n: "甲" }, { n: "乙" }], "range-key": "n", value: 0 }),
        picker("time", { mode: "time", value: "12:01", start: "09:30", end: "21:15" }),
        picker("date", { mode: "date", value: "2016-09-01", start: "2015-09-01", end: "2017-09-01" }),
        picker("multi", {
          mode: "multiSelector",
          range: [
            ["无脊柱动物", "脊柱动物"],
            ["扁性动物", "线形动物"],
          ],
          value: [0, 1],
        }),
      ),
      ...this.section(
        "picker-view",
        t(
          "picker-view",
          {
            i: "wheels",
            s: "height: 300rpx",
            a: { value: [2, 1], "indicator-style": "height: 50px" },
            l: { change: 1 },
          },
          ...[0, 1].map((c) =>
            t(
              "picker-view-column",
              {},
              ...[1, 2, 3, 4, 5].map((n) => t("view", { s: "line-height: 50px; text-align: center" }, `${c}-${n}`)),
            ),
          ),
        ),
      ),
      ...this.section(
        "rich-text",
        t("rich-text", { i: "rich", a: { nodes: markup }, l: { tap: 1 } }),
        t("rich-text", {
          i: "nodes",
          a: {
            nodes: [
              {
                name: "div",
                attrs: { style: "color:#fa5151", onclick: "x" },
                children: [{ type: "text", text: "节点 <b>" }],
              },
              { name: "script", children: [] },
            ],
          },
        }),
      ),
      ...this.section(
        "progress",
        t("progress", { a: { percent: 40, "show-info": true } }),
        t("progress", {
          i: "bar",
          s: "margin-top: 10px",
          a: { percent: 80, active: true, "stroke-width": 12, activeColor: "#10aeff", duration: 5 },
          l: { activeend: 1 },
        }),
      ),
      ...this.section(
        "movable-view",
        t(
          "movable-area",
          { s: "height: 160rpx; width: 100%; background: #eee" },
          t("movable-view", {
            i: "movable",
            s: "width: 50px; height: 50px; background: #07c160",
            a: { direction: "all", x: 20, y: 10 },
            l: { change: 1 },
          }),
        ),
      ),
      ...this.section(
        "video",
        t(
          "video",
          { i: "video", s: "width: 100%", a: { src: "https://invalid.test/a.mp4" }, l: { error: 1 } },
          t("cover-view", { s: "color: #fff; padding: 10px" }, "cover"),
        ),
        t("map", { s: "width: 100%; height: 100px" }),
      ),
    ];
  }
}
