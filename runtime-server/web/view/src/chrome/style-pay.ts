/** Style of the pay sheet. */
export const payStyle = `
.ask.pay { overflow-x: hidden; }
.pay .amount { margin: 20px 0 16px; text-align: center; font-size: 40px; font-weight: 600; line-height: 1.1; color: rgba(0,0,0,.9); font-variant-numeric: tabular-nums; }
.pay dl { margin: 0; border-top: .5px solid rgba(0,0,0,.1); }
.pay dl div { display: flex; justify-content: space-between; gap: 24px; padding: 11px 0; border-bottom: .5px solid rgba(0,0,0,.1); font-size: 15px; line-height: 1.4; }
.pay dt { flex: none; color: rgba(0,0,0,.5); }
.pay dd { margin: 0; text-align: right; word-break: break-word; unicode-bidi: isolate; max-height: 4.2em; overflow-y: auto; }
.pay .notes p { margin: 12px 0 0; padding: 9px 12px; border-radius: 8px; font-size: 14px; }
.pay .notes .test { background: rgba(250,157,59,.14); color: #a35200; }
.pay .notes .short { background: rgba(250,81,81,.1); color: #c02c28; }
.pay > div > .row { margin-top: 24px; justify-content: center; }
.pay button.plain { display: block; width: 100%; margin-top: 10px; background: none; font-size: 15px; color: #576b95; }
.pay button.plain:disabled { opacity: .4; }
.pay button[hidden] { display: none; }
.pay .pin { position: relative; width: 276px; height: 48px; margin: 20px auto 0; }
.pay .dots { display: flex; gap: 6px; height: 100%; }
.pay .dots i { flex: 1; border-radius: 8px; background: rgba(0,0,0,.05); display: grid; place-items: center; }
.pay .dots i.on::after { content: ""; width: 12px; height: 12px; border-radius: 50%; background: rgba(0,0,0,.85); }
.pay .pin input:not([type=checkbox]) { position: absolute; inset: 0; height: 100%; margin: 0; padding: 0; background: none; color: transparent; caret-color: transparent; -webkit-text-security: disc; letter-spacing: 0; border-radius: 8px; user-select: none; }
.pay .pin input::selection { background: none; color: transparent; }
.pay .pin ~ p.wrong, .pay .pin ~ a { text-align: center; display: block; }
.pay .pin ~ p.wrong:empty { display: block; min-height: 1.5em; }
.pay .pin ~ a { margin-top: 4px; font-size: 15px; }
.pay h2 { text-align: center; margin-top: 4px; }
.pay h2 + p { text-align: center; }
.pay .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.pay .keys { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; margin-top: 16px; }
.pay .keys button { padding: 11px 0; font-size: 22px; color: inherit; font-variant-numeric: tabular-nums; }
@media (hover: hover) and (pointer: fine) { .pay .keys { display: none; } }
.pay .busy { display: grid; justify-items: center; gap: 16px; padding: 56px 0; font-size: 15px; color: rgba(0,0,0,.55); }
.pay .busy .spin { width: 32px; height: 32px; border-radius: 50%; border: 3px solid rgba(0,0,0,.1); border-top-color: #067a55; animation: spin 1s linear infinite; }
.pay .tick { display: grid; justify-items: center; padding-top: 12px; }
.pay .tick svg { width: 64px; height: 64px; border-radius: 50%; background: #067a55; animation: pop-in .3s cubic-bezier(.2,1.4,.4,1); }
.pay .tick .mark { fill: none; stroke: #fff; stroke-width: 5; stroke-linecap: round; stroke-linejoin: round; stroke-dasharray: 40; animation: draw .35s .12s both; }
.pay .tick h2 { margin: 14px 0 0; }
.pay .merchant { text-align: center; }
@keyframes pop-in { from { transform: scale(.4); opacity: 0; } }
@keyframes draw { from { stroke-dashoffset: 40; } to { stroke-dashoffset: 0; } }
@media (prefers-reduced-motion: reduce) { .pay .tick svg, .pay .tick .mark { animation: none; } }

@media (prefers-color-scheme: dark) {
  .pay .amount { color: rgba(255,255,255,.92); }
  .pay dl, .pay dl div { border-color: rgba(255,255,255,.1); }
  .pay dt, .pay .busy { color: rgba(255,255,255,.55); }
  .pay .notes .test { background: rgba(250,157,59,.16); color: #f2b277; }
  .pay .notes .short { background: rgba(250,81,81,.16); color: #ff9089; }
  .pay .dots i { background: rgba(255,255,255,.1); }
  .pay .dots i.on::after { background: rgba(255,255,255,.9); }
  .pay .pin input:not([type=checkbox]) { background: none; }
  .pay button.plain { background: none; color: #7d90a9; }
  .pay .busy .spin { border-color: rgba(255,255,255,.15); border-top-color: #07c160; }
}
`;
