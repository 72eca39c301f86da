import * as glassEasel from "glass-easel";
import type { QueryItem } from "@minihost/protocol";
import { apply, isArray, isFunction, isObject, keysOf, type Callable, type Dictionary } from "../base/builtins.js";
import { innerOf, templateRunnerOf } from "../base/core-internals.js";
import { callNow, later } from "../base/door.js";
import { guarded, reportOnce, unsupported } from "../base/errors.js";
import { setTimer } from "../prelude/timers.js";
import { idOf, PageBackend } from "../tree/backend.js";
import { setWorkletCallback } from "./worklet-callbacks.js";
import { currentElement, STOP } from "./events.js";
import { pageOf } from "./page.js";

type Element = glassEasel.Element;
const EXTRA = glassEasel.StyleSegmentIndex.TEMPLATE_EXTRA;
const states = new WeakMap<Element, Dictionary>();

/** What template scripts get to see of a component or node. */
class Descriptor {
  readonly #element: Element;

  constructor(element: Element) {
    this.#element = element;
  }

  get #scope(): Element {
    const element = this.#element;
    return (glassEasel.Component.isComponent(element) && element.getShadowRoot()) || element;
  }

  get #owner(): glassEasel.GeneralComponent | null {
    const element = this.#element;
    return glassEasel.Component.isComponent(element) ? element : (element.ownerShadowRoot?.getHostNode() ?? null);
  }

  selectComponent(selector: unknown): Descriptor | null {
    const found = this.#scope.querySelector(String(selector));
    return found && new Descriptor(found);
  }

  selectAllComponents(selector: unknown): Descriptor[] {
    return this.#scope.querySelectorAll(String(selector)).map((element) => new Descriptor(element));
  }

  setStyle(style: unknown): this {
    this.#element.setNodeStyle(isObject(style) ? styleText(style) : String(style ?? ""), EXTRA);
    return this;
  }

  addClass(name: unknown): this {
    this.#element.toggleNodeClass(String(name), true, EXTRA);
    return this;
  }

  removeClass(name: unknown): this {
    this.#element.toggleNodeClass(String(name), false, EXTRA);
    this.#element.toggleNodeClass(String(name), false);
    return this;
  }

  hasClass(name: unknown): boolean {
    const list = this.#element.classList;
    return !!list && (list.contains(String(name)) || list.contains(String(name), EXTRA));
  }

  getDataset(): Dictionary {
    return { ...this.#element.dataset };
  }

  getState(): Dictionary {
    let state = states.get(this.#element);
    if (!state) states.set(this.#element, (state = {}));
    return state;
  }

  callMethod(name: unknown, args?: unknown): void {
    const owner = this.#owner;
    const caller = owner?.getMethodCaller() as unknown as Dictionary | undefined;
    guarded(caller?.[String(name)], caller, [args], `${owner?.is ?? ""} ${String(name)}`);
  }

  triggerEvent(name: unknown, detail?: unknown, options?: unknown): void {
    this.#owner?.triggerEvent(String(name), detail ?? {}, isObject(options) ? options : {});
  }

  requestAnimationFrame(fn: unknown): number {
    return setTimer(fn, 16);
  }

  getBoundingClientRect(): Dictionary {
    const none = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };
    return measureNow(this.#element, { rect: true, size: true }) ?? none;
  }

  getComputedStyle(names: unknown): Dictionary {
    return measureNow(this.#element, { computedStyle: isArray(names) ? names.map(String) : [] }) ?? {};
  }
}

/** Asks the view about an element as it is painted. */
function measureNow(element: Element, fields: Omit<QueryItem, "node">): Dictionary | null {
  const node = idOf(element);
  const page = pageOf(element);
  if (!node || !page) return null;
  const { ok, value } = callNow("view.look", { look: "layout", page: page.id, items: [{ node, ...fields }] });
  const items = ok && isObject(value) ? value.items : null;
  if (!isArray(items)) unsupported("wxs.measure", "A template script cannot measure: nobody is looking at the page");
  return isArray(items) && isObject(items[0]) ? items[0] : null;
}

function styleText(style: Dictionary): string {
  return keysOf(style)
    .map((name) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${String(style[name])}`)
    .join(";");
}

type Listener = (this: unknown, ...args: unknown[]) => unknown;

type ElementInit = (element: unknown, isCreation: unknown) => void;
/** The first parameter of the core's functions that define children, followed by one function per kind of node and slot values. */
type DefineChildren = (
  isCreation: unknown,
  text: unknown,
  element: unknown,
  ifGroup: unknown,
  forLoop: unknown,
  slotNode: unknown,
  virtual: unknown,
  values: unknown,
  paths: unknown,
) => void;

interface TemplateRunner {
  changePropFilter: (listener: unknown) => Listener;
  wl: (element: Element, name: unknown, value: unknown) => void;
  eventListenerWrapper: (caller: Dictionary, event: unknown, listener: Listener, script?: unknown) => unknown;
  readonly shadowRoot: glassEasel.ShadowRoot;
  create(data: unknown): unknown;
  update(data: unknown, paths: unknown): void;
  bindingMapUpdate(field: unknown, data: unknown, bindings: unknown): boolean;
  createCommonElement(tag: unknown, generics: unknown, init: ElementInit, children: unknown, slots: unknown): unknown;
  handleChildrenCreation(children: DefineChildren, slot: unknown, name: unknown): unknown;
  setFnFilter(): void;
  setEventListenerWrapper(): void;
}

const changeFilter = (listener: unknown): Listener => {
  if (!isFunction(listener)) return () => undefined;
  return (value, old, host, element) => {
    later(() =>
      guarded(listener, null, [value, old, new Descriptor(host as Element), new Descriptor(element as Element)], "wxs"),
    );
  };
};

/** Handlers in scripts get an instance of their node and may stop the event; those in methods may not. */
function callHandler(caller: Dictionary, event: unknown, listener: Listener, script?: unknown): unknown {
  if (script === undefined) {
    const result = apply(listener as Callable, caller, [event]);
    return typeof result === "boolean" ? undefined : result;
  }
  const owner = new Descriptor(innerOf(caller) as Element);
  const current = currentElement(event);
  const scriptEvent = Object.assign(event as Dictionary, { instance: current ? new Descriptor(current) : owner });
  return apply(listener as Callable, undefined, [scriptEvent, owner]) === false ? STOP : undefined;
}

/**
 * Connects template scripts with the tree and keeps an expression that fails from costing more than its own element. The
 * core has no door for either but the runner that it makes per component.
 */
export function wireScripts(): void {
  const definition = new glassEasel.ComponentSpace().defineComponent({ is: "" });
  const probe = glassEasel.Component.createWithContext("", definition, new PageBackend().asContext());
  const proto = templateRunnerOf(probe) as TemplateRunner;
  proto.setFnFilter = function (this: TemplateRunner) {
    this.changePropFilter = changeFilter;
    this.eventListenerWrapper = callHandler;
  };
  proto.setEventListenerWrapper = () => undefined;
  containFailures(proto);
}

/** Runs per element of every page: plain calls with the core's own parameters, as rest and spread would cost more than the work. */
function containFailures(proto: TemplateRunner): void {
  const { create, update, bindingMapUpdate, createCommonElement, handleChildrenCreation } = proto;
  proto.create = function (this: TemplateRunner, data) {
    const { wl } = this;
    this.wl = (element, name, value) =>
      glassEasel.NativeNode.isNativeNode(element) ? setWorkletCallback(element, name, value) : wl(element, name, value);
    try {
      return create.call(this, data);
    } catch (error) {
      failed(this, error);
      return undefined;
    }
  };
  proto.update = function (this: TemplateRunner, data, paths) {
    try {
      update.call(this, data, paths);
    } catch (error) {
      failed(this, error);
    }
  };
  proto.bindingMapUpdate = function (this: TemplateRunner, field, data, bindings) {
    try {
      return bindingMapUpdate.call(this, field, data, bindings);
    } catch (error) {
      failed(this, error);
      return true;
    }
  };
  proto.createCommonElement = function (this: TemplateRunner, tag, generics, init, children, slots) {
    const safely: ElementInit = (element, isCreation) => {
      try {
        init(element, isCreation);
      } catch (error) {
        failed(this, error);
      }
    };
    return createCommonElement.call(this, tag, generics, safely, children, slots);
  };
  proto.handleChildrenCreation = function (this: TemplateRunner, children, slot, name) {
    const safely: DefineChildren = (isCreation, text, element, ifGroup, forLoop, slotNode, virtual, values, paths) => {
      try {
        children(isCreation, text, element, ifGroup, forLoop, slotNode, virtual, values, paths);
      } catch (error) {
        failed(this, error);
      }
    };
    return handleChildrenCreation.call(this, safely, slot, name);
  };
}

function failed(runner: TemplateRunner, error: unknown): void {
  reportOnce(error, `template of ${runner.shadowRoot.getHostNode().is}`);
}

/** Builtins of template scripts that JavaScript lacks. */
export function scriptGlobals(): Dictionary {
  return {
    getRegExp: (pattern: unknown, flags?: unknown) =>
      new RegExp(String(pattern), flags === undefined ? "" : String(flags)),
    getDate: (...args: unknown[]) => Reflect.construct(Date, args),
  };
}
