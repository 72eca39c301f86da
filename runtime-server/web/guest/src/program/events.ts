import * as glassEasel from "glass-easel";
import type { Input } from "@minihost/protocol";
import { isObject, type Dictionary } from "../base/builtins.js";
import { innerOf } from "../base/core-internals.js";
import { now } from "../base/door.js";
import { warnOnce } from "../base/errors.js";
import { nodeOf } from "../tree/backend.js";
import { LIVE } from "../tree/live.js";
import type { MirrorNode } from "../tree/node.js";
import { FORM_FIELD } from "./behaviors.js";
import { visit } from "./state.js";

type EventInput = Extract<Input, { i: "event" }>;

const BUBBLING = new Set(
  (
    "touchstart touchmove touchcancel touchend tap longpress longtap transitionend animationstart animationiteration " +
    "animationend touchforcechange"
  ).split(" "),
);

interface Target {
  id: string;
  dataset: Dictionary;
  offsetLeft: number;
  offsetTop: number;
}

/** Where the nodes lie that the event being handled passes, as the view has told: node id, left and top of each. */
let offsets: number[] = [];

/** The event object that handlers get: plain fields that survive `JSON.stringify` and `setData`. */
class ProgramEvent {
  readonly #event: glassEasel.Event<unknown>;
  readonly #current: glassEasel.Element;
  type: string;
  timeStamp: number;
  target: Target;
  currentTarget: Target;
  mark: Dictionary;
  detail: unknown;

  constructor(event: glassEasel.Event<unknown>, target: unknown, current: unknown, mark: Dictionary | null) {
    this.#event = event;
    this.#current = elementOf(current);
    this.type = event.getEventName();
    this.timeStamp = now() - visit().startedAt;
    this.target = targetOf(target);
    this.currentTarget = targetOf(current);
    this.mark = { ...mark };
    this.detail = event.detail;
    if (event.extraFields) Object.assign(this, event.extraFields);
  }

  static currentOf(event: unknown): glassEasel.Element | null {
    return isObject(event) && #current in event ? event.#current : null;
  }

  preventDefault(): void {
    this.#event.preventDefault();
  }

  stopPropagation(): void {
    this.#event.stopPropagation();
  }

  markMutated(): void {
    this.#event.markMutated();
  }
}

/** The element whose handler an event is given to. */
export const currentElement = (event: unknown): glassEasel.Element | null => ProgramEvent.currentOf(event);

export const elementOf = (caller: unknown): glassEasel.Element => (innerOf(caller) ?? caller) as glassEasel.Element;

function targetOf(caller: unknown): Target {
  const element = elementOf(caller);
  const node = nodeOf(element)?.id ?? 0;
  let at = 0;
  while (at < offsets.length && offsets[at] !== node) at += 3;
  const { [at + 1]: offsetLeft = 0, [at + 2]: offsetTop = 0 } = offsets;
  return { id: element.id, dataset: { ...element.dataset }, offsetLeft, offsetTop };
}

interface OpenEvent {
  wrapShadowedEvent(target: unknown, mark: Dictionary | null, current: unknown): unknown;
}

/** Makes the core hand out events as the platform's are. */
export function shapeEvents(): void {
  const proto = glassEasel.Event.prototype as unknown as OpenEvent;
  proto.wrapShadowedEvent = function (this: glassEasel.Event<unknown>, target, mark, current) {
    return new ProgramEvent(this, target, current, mark);
  };
  const getMethod = glassEasel.Component.getMethod.bind(glassEasel.Component);
  glassEasel.Component.getMethod = ((component: glassEasel.GeneralComponent, name: string) => {
    const method = getMethod(component, name);
    if (!method && name)
      warnOnce(`${component.is}#${name}`, `${component.is} has no method "${name}" to handle an event`);
    return method;
  }) as typeof glassEasel.Component.getMethod;
}

/** Lets the program handle an event that the view reports. */
export function dispatchInput(node: MirrorNode, input: EventInput): void {
  const element = node.__wxElement;
  if (!element) return;
  noteLiveValue(node, input);
  const detail = input.type === "submit" ? withFormFields(element, input.detail) : input.detail;
  const event = new glassEasel.Event(input.type, detail ?? {}, {
    bubbles: input.bubbles ?? BUBBLING.has(input.type),
    composed: true,
    capturePhase: true,
    extraFields: input.extra,
    handleListenerReturn: (result) => takeReturn(node, input, result),
  });
  offsets = input.at ?? [];
  glassEasel.Event.dispatchEvent(element, event);
  offsets = [];
}

/** The mirror follows what the person did, so that a snapshot shows it and setting it back is noticed. */
function noteLiveValue(node: MirrorNode, input: EventInput): void {
  if (input.rev && input.rev > node.rev) node.rev = input.rev;
  if (!isObject(input.detail)) return;
  const live = LIVE[node.tag]?.[input.type];
  if (live && input.detail[live[0]] !== undefined) noteValue(node, live[1], input.detail[live[0]]);
  if (input.type === "change" && /^(checkbox|radio)-group$/.test(node.tag)) noteChoices(node, input.detail.value);
}

function noteChoices(node: MirrorNode, chosen: unknown): void {
  for (const child of node.children) {
    const value = String(child.attrs?.value ?? "");
    if (child.tag === "checkbox") noteValue(child, "checked", Array.isArray(chosen) && chosen.includes(value));
    else if (child.tag === "radio") noteValue(child, "checked", chosen === value);
    else noteChoices(child, chosen);
  }
}

export function noteValue(node: MirrorNode, name: string, value: unknown): void {
  (node.attrs ??= Object.create(null) as Dictionary)[name] = value;
}

/**
 * A handler of `input` may return the text that the field shall have, or `{value, cursor}`. Only script handlers stop
 * events by `false`.
 */
function takeReturn(node: MirrorNode, input: EventInput, result: unknown): boolean | undefined {
  if (input.type === "input") {
    const { value, cursor } = isObject(result) ? result : { value: result, cursor: undefined };
    if (typeof value === "string" || typeof value === "number") {
      node.setAttribute("value", String(value));
      node.cursor = typeof cursor === "number" && cursor >= 0 ? Math.trunc(cursor) : -1;
    }
  }
  return result === STOP ? false : undefined;
}

/** What a script handler returned `false` for. */
export const STOP = Symbol("stop");

/** Values of components that take part in forms by the behaviour `wx://form-field`. */
function withFormFields(form: glassEasel.Element, detail: unknown): unknown {
  const result: Dictionary = isObject(detail) ? { ...detail } : {};
  const value: Dictionary = isObject(result.value) ? { ...result.value } : {};
  collectFields(form, value);
  return { ...result, value };
}

interface Behaviors {
  hasBehavior(name: unknown): boolean;
}

function collectFields(element: glassEasel.Element, into: Dictionary): void {
  if (glassEasel.Component.isComponent(element)) {
    const data = element.data as Dictionary;
    if (isField(element) && typeof data.name === "string" && data.name) into[data.name] = data.value;
    const shadow = element.getShadowRoot();
    if (shadow) collectFields(shadow, into);
  }
  for (const child of element.childNodes) if (glassEasel.Element.isElement(child)) collectFields(child, into);
}

let field: unknown = null;

/** Says which behaviour makes a component a form field. */
export function setFieldBehavior(lookup: (name: string) => object | null): void {
  field = innerOf(lookup(FORM_FIELD)) ?? null;
}

function isField(component: glassEasel.GeneralComponent): boolean {
  return field !== null && (component as unknown as Behaviors).hasBehavior(field);
}
