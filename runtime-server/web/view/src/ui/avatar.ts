import type { ChosenFile } from "@minihost/protocol";
import { accountCalls } from "../asks/account-calls.js";
import { personTexts } from "../asks/account-texts.js";
import { programHead, showSheet } from "../asks/sheet.js";
import { h } from "../chrome/dom.js";
import { pick } from "./files.js";
import type { UiContext } from "./handlers.js";
import { upload } from "./keep.js";
import { square } from "./square.js";

/** The person gives the program a picture: their own, one of their photos, or a new one. */
export async function chooseAvatar(context: UiContext): Promise<ChosenFile> {
  const own = await accountCalls.avatar().catch(() => null);
  const picture = await ask(context, own);
  if (!picture) throw new Error("cancel");
  const blob = await square(picture);
  const { path, size, type } = await upload(blob, "avatar.jpg");
  return { name: "avatar.jpg", type, size, url: path };
}

async function ask(context: UiContext, own: string | null): Promise<Blob | null> {
  const texts = personTexts(context.host.shell.language);
  let chosen: Promise<Blob | null> = Promise.resolve(null);
  const from = (take: () => Promise<Blob | null>) => () => {
    // A browser opens its picker only while it still hears the tap.
    chosen = take();
    return true;
  };
  const file = async (camera?: "front") =>
    (await pick({ count: 1, accept: "image/*", ...(camera && { camera }) }))[0] ?? null;
  const photo = own ? h("img", { class: "portrait", attributes: { src: own, alt: "" } }) : null;
  await showSheet(context, {
    host: "avatar",
    head: programHead(context, texts.asks),
    body: [h("h2", {}, texts.avatar), photo],
    column: true,
    buttons: [
      ...(own ? [{ action: "own", text: texts.avatarOwn, grants: true, press: from(() => fetched(own)) }] : []),
      { action: "album", text: texts.avatarAlbum, grants: true, press: from(() => file()) },
      { action: "camera", text: texts.avatarCamera, grants: true, press: from(() => file("front")) },
      { action: "cancel", text: texts.cancel, press: () => true },
    ],
    escape: true,
  });
  return chosen;
}

const fetched = async (path: string): Promise<Blob> => (await fetch(path)).blob();
