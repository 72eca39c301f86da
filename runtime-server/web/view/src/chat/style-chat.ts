/** Style of the chat with a program's staff. */
export const chatStyle = `
.chat { position: absolute; inset: 0; display: flex; flex-direction: column; background: #ededed; color: rgba(0,0,0,.9); pointer-events: auto; outline: 0; animation: rise .25s cubic-bezier(.2,.8,.3,1); }
.chat button { border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
.chat header { flex: none; display: flex; align-items: center; min-height: 44px; padding: var(--mh-safe-top) 8px 0; border-bottom: .5px solid rgba(0,0,0,.1); }
.chat header button { width: 40px; height: 40px; padding: 8px; }
.chat header svg, .chat footer svg { display: block; width: 24px; height: 24px; }
.chat header div { flex: 1; min-width: 0; margin-right: 40px; text-align: center; line-height: 1.2; }
.chat header b { display: block; font-size: 17px; font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: isolate; }
.chat header small { display: block; font-size: 11px; opacity: .6; }
.chat header small:empty { display: none; }
.chat .log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 12px; display: flex; flex-direction: column; gap: 12px; }
.chat .log > :first-child { margin-top: auto; }
.chat .time { align-self: center; font-size: 12px; opacity: .5; text-align: center; }
.chat .bubble { align-self: flex-start; max-width: 76%; padding: 10px 12px; border-radius: 8px; background: #fff; font-size: 16px; line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; user-select: text; -webkit-user-select: text; text-align: start; }
.chat .bubble.own { align-self: flex-end; background: #95ec69; color: rgba(0,0,0,.9); }
.chat .bubble.bare { padding: 0; background: none; overflow: hidden; }
.chat .bubble img { display: block; max-width: 100%; max-height: 240px; min-width: 48px; min-height: 48px; border-radius: 8px; background: rgba(127,127,127,.2); object-fit: contain; }
.chat .bubble.tile { display: block; width: 240px; max-width: 76%; color: inherit; text-decoration: none; }
.chat .bubble.tile b { display: block; font-weight: 500; }
.chat .bubble.tile p { margin: 4px 0 0; font-size: 13px; opacity: .6; }
.chat .bubble.tile img { width: 100%; height: 120px; margin-top: 8px; object-fit: cover; }
.chat .bubble.tile small { display: block; margin-top: 8px; padding-top: 6px; border-top: .5px solid rgba(127,127,127,.3); font-size: 11px; opacity: .6; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.chat .offer { flex: none; display: flex; align-items: center; gap: 12px; padding: 10px 12px; background: #f7f7f7; border-top: .5px solid rgba(0,0,0,.1); font-size: 14px; }
.chat .offer div { flex: 1; min-width: 0; }
.chat .offer small, .chat .offer b { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chat .offer small { font-size: 12px; opacity: .6; }
.chat .offer b { font-weight: 500; unicode-bidi: isolate; }
.chat .wrong { flex: none; padding: 8px 12px; font-size: 13px; text-align: center; color: #b3261e; background: #fdecea; }
.chat .wrong:empty { display: none; }
.chat footer { flex: none; display: flex; align-items: flex-end; gap: 8px; padding: 8px 10px calc(8px + var(--mh-safe-bottom)); background: #f7f7f7; border-top: .5px solid rgba(0,0,0,.1); }
.chat footer textarea { flex: 1; min-width: 0; max-height: 96px; padding: 9px 10px; border: 0; border-radius: 6px; background: #fff; color: inherit; font: inherit; font-size: 16px; line-height: 1.4; resize: none; user-select: text; -webkit-user-select: text; field-sizing: content; }
.chat footer .add { flex: none; width: 40px; height: 40px; padding: 8px; }
.chat .go { flex: none; min-width: 60px; height: 40px; padding: 0 14px; border-radius: 6px; background: #07a35f; color: #fff; font-size: 15px; font-weight: 500; }
.chat .go:disabled { opacity: .45; cursor: default; }
.chat button:focus-visible, .chat textarea:focus-visible, .chat a:focus-visible { outline: 2px solid #10aeff; outline-offset: 2px; }
.sheet .grid .count { position: absolute; margin: -8px 0 0 36px; min-width: 18px; padding: 0 5px; border-radius: 9px; background: #fa5151; color: #fff; font-size: 11px; line-height: 18px; text-align: center; }
@media (prefers-color-scheme: dark) {
  .chat { background: #111; color: rgba(255,255,255,.85); }
  .chat header, .chat footer, .chat .offer { border-color: rgba(255,255,255,.1); }
  .chat .bubble { background: #2c2c2c; }
  .chat .bubble.own { background: #3eb575; color: rgba(0,0,0,.9); }
  .chat .bubble.own.bare, .chat .bubble.bare { background: none; }
  .chat footer, .chat .offer { background: #1e1e1e; }
  .chat footer textarea { background: #2c2c2c; }
  .chat .wrong { background: #3b1f1d; color: #ffb4ab; }
}
`;
