import * as glassEasel from "glass-easel";
import { component as adapter, MiniProgramEnv } from "glass-easel-miniprogram-adapter";
import {
  hasLifetime,
  hideInner,
  innerOf,
  isInstance,
  prepareOptions,
  resolvePrefixes,
  sharedStyleScope,
  templateRunnerOf,
} from "../src/base/core-internals.js";

/** What the installed core and adapter still have of what their types do not tell. */
describe("the core's private members", () => {
  const space = new MiniProgramEnv().createCodeSpace("", true, {});
  const create = () => {
    const definition = new glassEasel.ComponentSpace().defineComponent({ is: "", lifetimes: { ready() {} } });
    return glassEasel.Component.create("", definition);
  };

  it("tell whether a component has functions for a lifetime", () => {
    expect(hasLifetime(create(), "ready")).toBe(true);
    expect(hasLifetime(create(), "moved")).toBe(false);
  });

  it("lead to what runs templates", () => {
    const runner = templateRunnerOf(create());
    for (const method of ["create", "update", "bindingMapUpdate", "setFnFilter", "setEventListenerWrapper"])
      expect(runner).toHaveProperty(method, expect.any(Function));
    expect(templateRunnerOf(create())).toBe(runner);
  });

  it("tell the scopes of class names", () => {
    const component = create();
    const told: [number | undefined, string][] = [];
    resolvePrefixes(component.classList!, "name", (scope, plain) => told.push([scope, plain]));
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]![1]).toBe("name");
  });

  it("are the adapter's space: its shared style scope, and options that we make", () => {
    expect(sharedStyleScope(space)).toEqual(expect.any(Number));
    const asked: string[] = [];
    const before = (space as unknown as { prepareComponentOptions: (is: string) => [object, string] })
      .prepareComponentOptions;
    prepareOptions(space, (is) => {
      asked.push(is);
      return before.call(space, is);
    });
    space.component("pages/index").register();
    expect(asked).toContain("pages/index");
  });

  it("are where instances keep what they stand for", () => {
    const { ComponentCaller } = adapter;
    const instance = Object.create(ComponentCaller.prototype as object) as { _$: unknown };
    instance._$ = create();
    expect(isInstance(instance)).toBe(true);
    expect(innerOf(instance)).toBe(instance._$);
    expect(innerOf({})).toBeUndefined();
    const hidden = Object.create({}) as { _$?: unknown };
    hideInner(Object.getPrototypeOf(hidden) as object);
    hidden._$ = instance;
    expect(Object.keys(hidden)).toEqual([]);
    expect(hidden._$).toBe(instance);
  });
});
