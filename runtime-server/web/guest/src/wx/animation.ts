import { isObject, type Dictionary } from "../base/builtins.js";

interface Animate {
  type: string;
  args: unknown[];
}

interface Step {
  animates: Animate[];
  option: Dictionary;
}

const TRANSFORMS =
  "matrix matrix3d rotate rotate3d rotateX rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY translate " +
  "translate3d translateX translateY translateZ";
const STYLES = "opacity backgroundColor width height top left bottom right";

/** `wx.createAnimation`: collects steps; what it exports is played by the view. */
export function createAnimation(given?: unknown): Dictionary {
  const defaults = optionsOf(given, {
    duration: 400,
    timingFunction: "linear",
    delay: 0,
    transformOrigin: "50% 50% 0",
  });
  let steps: Step[] = [];
  let animates = new Map<string, Animate>();
  const animation: Dictionary = {
    step(options?: unknown) {
      const { transformOrigin, ...transition } = optionsOf(options, defaults);
      steps.push({ animates: [...animates.values()], option: { transformOrigin, transition } });
      return animation;
    },
    export() {
      const actions = steps;
      steps = [];
      return { actions };
    },
  };
  // A later call of the same kind replaces the earlier one; all of them stay in force for the steps that follow.
  const add = (key: string, animate: Animate) => {
    animates = new Map(animates).set(key, animate);
    return animation;
  };
  for (const type of TRANSFORMS.split(" ")) animation[type] = (...args: unknown[]) => add(type, { type, args });
  for (const name of STYLES.split(" ")) {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const unit = /opacity|color/i.test(name) ? "" : "px";
    animation[name] = (value: unknown) =>
      add(`style.${name}`, {
        type: "style",
        args: [property, typeof value === "number" && unit ? `${value}px` : value],
      });
  }
  return animation;
}

function optionsOf(given: unknown, defaults: Dictionary): Dictionary {
  const result = { ...defaults };
  if (!isObject(given)) return result;
  for (const name of Object.keys(defaults)) if (given[name] !== undefined) result[name] = given[name];
  return result;
}
