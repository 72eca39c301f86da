import { showActionSheet } from "../chrome/action-sheet.js";
import { capsuleApi } from "../chrome/capsule-api.js";
import { showModal } from "../chrome/modal.js";
import { showPreview } from "../chrome/preview.js";
import type { UiHandlers } from "./handlers.js";

/** Host surfaces. */
export const surfaces = {
  toast: ({ chrome }, args) => chrome.toast.toast(args),
  hideToast: ({ chrome }, { noConflict }) => chrome.toast.hide("toast", noConflict),
  loading: ({ chrome }, { title, mask }) => chrome.toast.loading(title, mask === true),
  hideLoading: ({ chrome }, { noConflict }) => chrome.toast.hide("loading", noConflict),
  modal: ({ chrome }, args) => showModal(chrome.add, chrome.texts, args),
  alertBeforeUnload: ({ pages }, { page, message }) => {
    pages.need(page).alert = message;
  },
  isPinned: async ({ host }) => ({ pinned: await capsuleApi.isPinned(host.shell.appId) }),
  actionSheet: async ({ chrome }, args) => ({ tapIndex: await showActionSheet(chrome.add, chrome.texts, args) }),
  previewImage: ({ chrome, asset }, { urls, current }) => {
    const at = typeof current === "number" ? current : urls.indexOf(String(current ?? ""));
    showPreview(chrome.add, chrome.texts, urls.map(asset), Math.min(Math.max(0, at), urls.length - 1));
  },
} satisfies Partial<UiHandlers>;
