/** Style of the sheets in which the host itself asks the person. */
export const askStyle = `
.ask { position: absolute; inset: auto 0 0; max-height: 85%; overflow-y: auto; box-sizing: border-box; padding: 24px 24px calc(24px + var(--mh-safe-bottom)); border-radius: 12px 12px 0 0;
  background: #fff; pointer-events: auto; animation: rise .25s cubic-bezier(.2,.8,.3,1); outline: 0; }
.ask .who { display: flex; align-items: center; gap: 8px; font-size: 15px; color: rgba(0,0,0,.7); }
.ask .who img, .ask .who .letter { flex: none; width: 24px; height: 24px; border-radius: 50%; object-fit: cover; background: #dcdcdc; color: #666; text-align: center; line-height: 24px; }
.ask .who .names { min-width: 0; }
.ask .who .names div { display: flex; gap: 8px; white-space: nowrap; }
.ask .who .names span { flex: none; }
.ask .who b { font-weight: 500; color: rgba(0,0,0,.9); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.ask .who small { display: block; margin-top: 1px; font-size: 12px; color: rgba(0,0,0,.5); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: isolate; }
.ask .ways { display: flex; flex-direction: column; gap: 10px; margin-top: 16px; }
.ask .ways button { flex: none; width: 100%; font-size: 16px; }
.ask .ways button[hidden] { display: none; }
.ask .who b, .ask p, .ask h2 { unicode-bidi: isolate; }
.ask p.reason { max-height: 7.5em; overflow-y: auto; }
.ask p.covered { margin-top: 16px; font-size: 13px; color: #d96a00; }
.ask h2 { margin: 20px 0 8px; font-size: 19px; font-weight: 600; }
.ask p { margin: 0 0 8px; font-size: 15px; line-height: 1.5; color: rgba(0,0,0,.55); word-break: break-word; }
.ask .row { display: flex; gap: 12px; margin-top: 12px; }
.ask > .row:last-child { margin-top: 28px; justify-content: center; }
.ask button { flex: 0 1 160px; padding: 10px 12px; border-radius: 8px; text-align: center; font-size: 17px; font-weight: 500; background: rgba(0,0,0,.05); color: #067a55; }
.ask button.primary { background: #067a55; color: #fff; }
.ask button { transition: background-color .25s, color .25s; }
.ask button:disabled { cursor: default; }
.ask button.primary:disabled { background: rgba(6,122,85,.4); color: rgba(255,255,255,.9); }
.ask button:not(:disabled):active { filter: brightness(.92); }
.ask button:focus-visible, .ask input:focus-visible { outline: 2px solid #10aeff; outline-offset: 2px; }
.ask input:not([type=checkbox], [type=radio]) { width: 100%; box-sizing: border-box; min-width: 0; margin-top: 12px; padding: 11px 12px; font: inherit; border: 0; border-radius: 6px; background: rgba(0,0,0,.05); color: inherit; }
.ask .row input { margin-top: 0 !important; }
.ask .choice { display: flex; justify-content: space-between; align-items: center; gap: 12px; padding: 14px 0; border-top: .5px solid rgba(0,0,0,.1); font-size: 16px; }
.ask .choice input { width: 22px; height: 22px; accent-color: #067a55; }
.ask .kinds { margin-top: 16px; max-height: 40vh; overflow-y: auto; }
.ask .kind .choice { padding-bottom: 4px; }
.ask .kind details { padding-bottom: 12px; font-size: 14px; color: rgba(0,0,0,.5); }
.ask .kind summary { width: fit-content; padding: 4px 0; cursor: pointer; }
.ask .kind dl { margin: 4px 0 0; padding: 10px 12px; border-radius: 8px; background: rgba(0,0,0,.04); }
.ask .kind dl div { display: flex; gap: 12px; line-height: 1.7; }
.ask .kind dt { flex: none; min-width: 5em; }
.ask .kind dd { margin: 0; color: rgba(0,0,0,.85); word-break: break-word; unicode-bidi: isolate; }
.ask .choice.always { font-size: 14px; color: rgba(0,0,0,.6); }
.ask .lens { width: 100%; aspect-ratio: 4 / 3; margin-top: 16px; border-radius: 8px; background: #000; object-fit: cover; }
.ask a { color: #576b95; }
.ask .row.column { flex-direction: column; }
.ask .row.column button { flex: none; width: 100%; }
.ask .row input.country { flex: 0 0 76px; width: 76px; }
.ask .face { justify-content: flex-start; }
.ask .face input { margin-left: auto; }
.ask .face img, .ask .face .letter { flex: none; width: 40px; height: 40px; border-radius: 6px; object-fit: cover; background: #dcdcdc; color: #666; text-align: center; line-height: 40px; }
.ask .face small { display: block; font-size: 13px; color: rgba(0,0,0,.5); }
.ask .portrait { display: block; width: 96px; height: 96px; margin: 16px auto 0; border-radius: 10px; object-fit: cover; }
.ask .uses { margin: 8px 0; padding: 0; list-style: none; font-size: 15px; line-height: 1.5; }
.ask .uses li { padding: 8px 0; border-top: .5px solid rgba(0,0,0,.1); word-break: break-word; unicode-bidi: isolate; }
.ask .uses span { display: block; color: rgba(0,0,0,.55); }
.nickname { position: fixed; left: 0; right: 0; bottom: 0; display: flex; justify-content: center; padding: 8px 16px calc(8px + var(--mh-safe-bottom)); pointer-events: none; }
.nickname button { max-width: 100%; padding: 10px 18px; border-radius: 20px; background: #fff; color: #07a35f; font-size: 15px; box-shadow: 0 2px 12px rgba(0,0,0,.2); pointer-events: auto; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: isolate; }
.ask p.wrong { margin: 10px 0 0; color: #d43f3a; }
.ask p.wrong:empty { display: none; }
.ask a[hidden], .ask input[hidden] { display: none; }
.ask > a { display: inline-block; margin-top: 14px; font-size: 15px; }

@media (prefers-color-scheme: dark) {
  .ask { background: #2c2c2c; color: rgba(255,255,255,.85); }
  .ask .who, .ask p { color: rgba(255,255,255,.6); }
  .ask .who b { color: rgba(255,255,255,.9); }
  .ask .who small { color: rgba(255,255,255,.5); }
  .ask button, .ask input:not([type=checkbox], [type=radio]) { background-color: rgba(255,255,255,.1); }
  .ask button { color: #4ccb97; }
  .ask button.primary { background: #4ccb97; color: #05130d; }
  .ask button.primary:disabled { background: rgba(76,203,151,.25); color: rgba(255,255,255,.5); }
  .ask .choice { border-color: rgba(255,255,255,.1); }
  .ask .kind details, .ask .choice.always { color: rgba(255,255,255,.55); }
  .ask .kind dl { background: rgba(255,255,255,.06); }
  .ask .kind dd { color: rgba(255,255,255,.85); }
  .ask a { color: #7d90a9; }
  .ask .face small, .ask .uses span { color: rgba(255,255,255,.55); }
  .ask .uses li { border-color: rgba(255,255,255,.1); }
  .nickname button { background: #3a3a3a; color: #4cd08a; }
  .ask p.wrong { color: #ff7b72; }
}
`;
