import * as glassEasel from "glass-easel";
import type { QueryItem } from "@minihost/protocol";
import { isArray, isObject, type Dictionary } from "../base/builtins.js";
import { isInstance, type Instance } from "../base/core-internals.js";
import { ask, later } from "../base/door.js";
import { guarded } from "../base/errors.js";
import { pageOf, type Page } from "../program/page.js";
import { topPage } from "../program/stack.js";
import { idOf } from "../tree/backend.js";
import { contextOf } from "./contexts.js";

type Element = glassEasel.Element;

export type Scope = Instance;

interface Question {
  scope: Scope | null;
  /** null: the visible area */
  selector: string | null;
  all: boolean;
  fields: Dictionary;
  done: unknown;
}

/** Where a selector without a scope of its own looks: the page on top. */
function pageScope(): Scope | null {
  return (topPage()?.instance as unknown as Scope) ?? null;
}

/** `wx.createSelectorQuery`: collects questions, asks the view about all of them at once. */
class SelectorQuery {
  #scope: Scope | null;
  #questions: Question[] = [];

  constructor(scope: Scope | null) {
    this.#scope = scope;
  }

  in(scope: unknown): this {
    if (isInstance(scope)) this.#scope = scope;
    return this;
  }

  select(selector: unknown): NodesRef {
    return this.#nodes(String(selector), false);
  }

  selectAll(selector: unknown): NodesRef {
    return this.#nodes(String(selector), true);
  }

  selectViewport(): NodesRef {
    return this.#nodes(null, false);
  }

  #nodes(selector: string | null, all: boolean): NodesRef {
    const scope = this.#scope ?? pageScope();
    return new NodesRef(this, (fields, done) => this.#questions.push({ scope, selector, all, fields, done }));
  }

  exec(done?: unknown): void {
    const questions = this.#questions;
    const scope = questions.find((question) => question.scope)?.scope ?? pageScope();
    const page = (scope && pageOf(scope._$)) ?? topPage();
    // Asked in an observer of the very change that makes the elements: they are there when what runs now has ended.
    if (page) later(() => askView(page, questions, done));
  }
}

class NodesRef {
  readonly #query: SelectorQuery;
  readonly #push: (fields: Dictionary, done: unknown) => void;

  constructor(query: SelectorQuery, push: (fields: Dictionary, done: unknown) => void) {
    this.#query = query;
    this.#push = push;
  }

  fields(fields: unknown, done?: unknown): SelectorQuery {
    this.#push(isObject(fields) ? fields : {}, done);
    return this.#query;
  }

  boundingClientRect(done?: unknown): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, done);
  }

  scrollOffset(done?: unknown): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, done);
  }

  context(done?: unknown): SelectorQuery {
    return this.fields({ context: true }, done);
  }

  node(done?: unknown): SelectorQuery {
    return this.fields({ node: true }, done);
  }

  ref(done?: unknown): SelectorQuery {
    return this.fields({}, done);
  }
}

function elementsOf(question: Question): Element[] {
  const shadow = question.scope?._$.getShadowRoot();
  if (!shadow || question.selector === null) return [];
  if (question.all) return shadow.querySelectorAll(question.selector);
  const found = shadow.querySelector(question.selector);
  return found ? [found] : [];
}

function askView(page: Page, questions: Question[], done: unknown): void {
  const asked = questions.map((question) => ({ question, elements: elementsOf(question) }));
  const items: QueryItem[] = [];
  for (const { question, elements } of asked) {
    if (question.selector === null) items.push(itemFor(0, question.fields));
    else for (const element of elements) items.push(itemFor(idOf(element) || -1, question.fields));
  }
  ask("query", { page: page.id, items }, (ok, value) => {
    const measured = ok && isArray(value) ? [...(value as unknown[])] : items.map(() => null);
    const results = asked.map(({ question, elements }) => resultOf(page, question, elements, measured));
    asked.forEach(({ question }, index) => guarded(question.done, undefined, [results[index]], "selector query"));
    guarded(done, undefined, [results], "selector query");
  });
}

const strings = (value: unknown): string[] | undefined => (isArray(value) ? value.map(String) : undefined);

function itemFor(node: number, fields: Dictionary): QueryItem {
  const item: QueryItem = { node };
  if (fields.rect) item.rect = true;
  if (fields.size) item.size = true;
  if (fields.scrollOffset) item.scrollOffset = true;
  const properties = strings(fields.properties);
  const computedStyle = strings(fields.computedStyle);
  if (properties) item.properties = properties;
  if (computedStyle) item.computedStyle = computedStyle;
  return item;
}

/** Takes the measurements of one question from those of all, in order. */
function resultOf(page: Page, question: Question, elements: Element[], measured: unknown[]): unknown {
  if (question.selector === null) return { ...base(null, question.fields), ...(measured.shift() as Dictionary | null) };
  const results = elements.map((element) => ({
    ...base(element, question.fields),
    ...(measured.shift() as Dictionary | null),
    ...extras(page, element, question.fields),
  }));
  return question.all ? results : (results[0] ?? null);
}

function base(element: Element | null, fields: Dictionary): Dictionary {
  const result: Dictionary = {};
  if (fields.id) result.id = element?.id ?? "";
  if (fields.dataset) result.dataset = { ...element?.dataset };
  if (fields.mark && element) result.mark = element.collectMarks();
  return result;
}

/** What only the guest knows: data of components, handles on contexts. */
function extras(page: Page, element: Element, fields: Dictionary): Dictionary {
  const result: Dictionary = {};
  if (glassEasel.Component.isComponent(element)) {
    const data = element.data as Dictionary;
    for (const name of strings(fields.properties) ?? []) if (name in data) result[name] = data[name];
  }
  if (fields.context || fields.node) {
    const context = contextOf(page, element);
    if (fields.context) result.context = context;
    if (fields.node) result.node = context;
  }
  return result;
}

export function createSelectorQuery(scope?: unknown): SelectorQuery {
  return new SelectorQuery(isInstance(scope) ? scope : null);
}
