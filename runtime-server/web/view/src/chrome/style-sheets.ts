/** Style of the host's dialogs, toasts and full-screen notices. */
export const sheetStyle = `
.mask { position: absolute; inset: 0; background: rgba(0,0,0,.6); pointer-events: auto; animation: fade .2s; }
.mask.clear { background: none; }
@keyframes fade { from { opacity: 0; } }

.toast { position: absolute; left: 50%; top: 42%; transform: translate(-50%, -50%); min-width: 136px; max-width: 70%; padding: 22px 16px 18px; border-radius: 12px;
  background: rgba(76,76,76,.97); color: rgba(255,255,255,.95); text-align: center; font-size: calc(15px * var(--mh-text)); line-height: 1.45; animation: fade .15s; word-break: break-word; }
.toast .icon { width: 44px; height: 44px; margin: 0 auto 12px; }
.toast .icon img { width: 100%; height: 100%; object-fit: contain; }
.toast .icon.spin { animation: spin 1s linear infinite; }
.toast.plain { min-width: 0; padding: 12px 18px; border-radius: 8px; }
.toast .title { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.toast:not(.plain) .title { -webkit-line-clamp: 2; }

.modal { position: absolute; left: 50%; top: 50%; transform: translate(-50%, -52%); width: min(320px * var(--mh-text), 100% - 48px); max-height: 80%; display: flex; flex-direction: column;
  border-radius: 12px; background: #fff; overflow: hidden; pointer-events: auto; animation: pop .2s; }
@keyframes pop { from { opacity: 0; transform: translate(-50%, -52%) scale(1.08); } }
.modal .title { padding: 32px 24px 0; font-weight: 700; font-size: calc(17px * var(--mh-text)); text-align: center; word-break: break-word; }
.modal .content { padding: 16px 24px 32px; font-size: calc(17px * var(--mh-text)); line-height: 1.4; color: rgba(0,0,0,.5); text-align: center; overflow-y: auto; white-space: pre-wrap; word-break: break-word; user-select: text; -webkit-user-select: text; }
.modal .content.alone { padding-top: 32px; color: rgba(0,0,0,.9); }
.modal input { width: calc(100% - 48px); margin: 16px 24px 28px; padding: 10px 12px; font: inherit; border: 0; border-radius: 6px; background: rgba(0,0,0,.05); color: inherit; outline: 0; }
.modal .actions { display: flex; border-top: .5px solid rgba(0,0,0,.1); flex: none; }
.modal .actions button { flex: 1; min-width: 0; padding: 16px 4px; text-align: center; font-weight: 700; color: #576b95; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.modal .actions button + button { border-left: .5px solid rgba(0,0,0,.1); }
.modal .actions button:active, .sheet button:active { background: rgba(0,0,0,.05); }
.modal .actions button:disabled { opacity: .4; cursor: default; background: none; }
.modal .actions button { transition: opacity .25s; }
.modal .actions .cancel { color: rgba(0,0,0,.9); }

.sheet { position: absolute; inset: auto 0 0; max-height: 75%; display: flex; flex-direction: column; border-radius: 12px 12px 0 0; overflow: hidden; background: #f7f7f7; pointer-events: auto;
  padding-bottom: var(--mh-safe-bottom); animation: rise .25s cubic-bezier(.2,.8,.3,1); }
@keyframes rise { from { transform: translateY(100%); } }
.sheet .alert { padding: 20px 24px 16px; background: #fff; color: rgba(0,0,0,.5); font-size: calc(13px * var(--mh-text)); text-align: center; border-bottom: .5px solid rgba(0,0,0,.1); }
.sheet .items { overflow-y: auto; background: #fff; }
.sheet button { display: block; width: 100%; padding: 16px; text-align: center; background: #fff; word-break: break-word; }
.sheet .items button + button { border-top: .5px solid rgba(0,0,0,.1); }
.sheet .cancel { margin-top: 8px; }
.sheet .about { padding: 22px 24px; display: flex; align-items: center; gap: 14px; background: #f7f7f7; }
.sheet .about img, .sheet .about .letter { width: 40px; height: 40px; border-radius: 50%; object-fit: cover; background: #dcdcdc; text-align: center; line-height: 40px; color: #666; }
.sheet .about small { display: block; opacity: .5; font-size: calc(12px * var(--mh-text)); user-select: text; -webkit-user-select: text; }

.preview { position: absolute; inset: 0; background: #000; pointer-events: auto; animation: fade .2s; }
.preview .strip { display: flex; height: 100%; overflow: auto hidden; scroll-snap-type: x mandatory; scrollbar-width: none; }
.preview .strip > div { flex: none; width: 100%; height: 100%; display: flex; align-items: center; justify-content: center; scroll-snap-align: center; scroll-snap-stop: always; }
.preview img { max-width: 100%; max-height: 100%; }
.preview .count { position: absolute; top: calc(14px + var(--mh-safe-top)); left: 0; right: 0; text-align: center; color: #fff; font-size: calc(15px * var(--mh-text)); pointer-events: none; }
.preview .close { position: absolute; right: 12px; top: calc(8px + var(--mh-safe-top)); width: 36px; height: 36px; padding: 7px; border-radius: 50%; color: #fff; background: rgba(255,255,255,.15); }

.offline { position: absolute; inset: 0; pointer-events: none; background: rgba(255,255,255,.35); animation: fade .3s; }
.offline.nudged .pill { animation: nudge .4s; }
@keyframes nudge { 25% { transform: translateX(calc(-50% - 8px)); } 75% { transform: translateX(calc(-50% + 8px)); } }
.offline .pill, .notice { position: absolute; left: 50%; top: calc(58px + var(--mh-safe-top)); transform: translateX(-50%); max-width: 86%; padding: 9px 16px; border-radius: 20px; background: rgba(50,50,50,.95);
  color: #fff; font-size: calc(14px * var(--mh-text)); display: flex; align-items: center; gap: 8px; white-space: nowrap; box-shadow: 0 4px 16px rgba(0,0,0,.2); animation: fade .2s; }
.offline .pill svg { width: 16px; height: 16px; flex: none; animation: spin 1s linear infinite; }

.error { position: absolute; inset: 0; background: #fff; pointer-events: auto; display: flex; flex-direction: column; align-items: center; padding: 30% 32px 0; text-align: center; }
.error .icon { width: 64px; height: 64px; color: #fa9d3b; }
.error h1 { margin: 24px 0 8px; font-size: calc(20px * var(--mh-text)); font-weight: 500; }
.error p { margin: 0; font-size: calc(15px * var(--mh-text)); color: rgba(0,0,0,.5); word-break: break-word; }
.error small { margin-top: 10px; font-size: calc(12px * var(--mh-text)); color: rgba(0,0,0,.35); user-select: text; -webkit-user-select: text; }
.error button { margin-top: 36px; min-width: 184px; padding: 10px 24px; border-radius: 8px; background: #067a55; color: #fff; font-weight: 500; text-align: center; }
.error button:active { background: #05664a; }

@media (prefers-color-scheme: dark) {
  .modal, .sheet .items, .sheet button, .sheet .alert, .error { background: #2c2c2c; color: rgba(255,255,255,.8); }
  .sheet, .sheet .about { background: #1e1e1e; color: rgba(255,255,255,.8); }
  .modal .content, .sheet .alert, .error p { color: rgba(255,255,255,.5); }
  .modal .content.alone, .modal .actions button:disabled { opacity: .4; cursor: default; background: none; }
.modal .actions button { transition: opacity .25s; }
.modal .actions .cancel { color: rgba(255,255,255,.8); }
  .modal .actions, .modal .actions button + button, .sheet .items button + button, .sheet .alert { border-color: rgba(255,255,255,.1); }
  .modal .actions button { color: #7d90a9; }
  .modal input { background: rgba(255,255,255,.1); }
  .error small { color: rgba(255,255,255,.35); }
  .offline { background: rgba(0,0,0,.35); }
}
@media (prefers-reduced-motion: reduce) { * { animation-duration: .01s !important; } .spin, .busy { animation-duration: 1s !important; } }
`;
