import type { ViewNode } from "../paint/node.js";
import { Component } from "./component.js";

/** A component whose value a form collects under its `name`. */
export abstract class Field extends Component {
  get name(): string {
    return this.str("name");
  }

  abstract get value(): unknown;
  /** back to what the platform sets on a form's reset */
  abstract reset(): void;
}

/** `form`. */
export class FormComponent extends Component {
  values(): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const field of this.node.descendants(Field)) if (field.name !== "") values[field.name] = field.value;
    return values;
  }

  submit(by: ViewNode): void {
    const target = { id: by.authorId, dataset: by.data, offsetLeft: by.el.offsetLeft, offsetTop: by.el.offsetTop };
    const reported = this.bool("report-submit") ? { formId: "" } : {};
    this.emit("submit", { value: this.values(), target, ...reported });
  }

  reset(): void {
    for (const field of this.node.descendants(Field)) field.reset();
    this.emit("reset", { target: {} });
  }
}
