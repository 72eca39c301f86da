import type { UiArgs, UiResult } from "@minihost/protocol";
import type { UiContext } from "../ui/handlers.js";
import { Chat } from "./chat.js";

/** A button of the program opens the chat; answers when the person leaves it, with the page that was tapped there. */
export function contact(context: UiContext, args: UiArgs<"contact">): Promise<UiResult<"contact">> {
  const { appId, appName, language } = context.host.shell;
  const offer = args.card ? { title: args.title || appName, path: args.path, picture: args.picture } : null;
  return new Promise((resolve) => {
    const place = { add: context.chrome.add, appId, appName, language };
    void new Chat(place, offer, (path) => resolve(split(path))).start(args.sessionFrom);
  });
}

function split(path: string): UiResult<"contact"> {
  const [page = "", query = ""] = path.split("?", 2);
  return { path: page, query: Object.fromEntries(new URLSearchParams(query)) };
}
