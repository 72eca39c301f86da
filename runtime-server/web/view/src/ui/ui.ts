import type { UiName } from "@minihost/protocol";
import { contact } from "../chat/contact.js";
import { animating } from "./animate.js";
import { deviceApi } from "./device-api.js";
import { drawing } from "./draw.js";
import type { UiContext, UiHandlers } from "./handlers.js";
import { measuring } from "./measure.js";
import { surfaces } from "./surfaces.js";

const handlers: UiHandlers = { ...surfaces, ...measuring, ...animating, ...deviceApi, ...drawing, contact };

/** Does what a `ui` command asks and answers it, if it wants an answer. */
export async function perform(context: UiContext, id: number, name: UiName, args: unknown): Promise<void> {
  const reply = (ok: boolean, value: unknown) => id > 0 && context.host.send({ i: "reply", id, ok, value });
  try {
    if (!Object.hasOwn(handlers, name)) throw new Error("not supported by this view");
    const handler = handlers[name] as (context: UiContext, args: unknown, id: number) => unknown;
    reply(true, (await handler(context, args ?? {}, id)) ?? {});
  } catch (error) {
    reply(false, { errMsg: error instanceof Error ? error.message : String(error) });
  }
}
