/** Style of the host's bars. */
export const barStyle = `
*, *::before, *::after { box-sizing: border-box; }
button { all: unset; box-sizing: border-box; cursor: pointer; -webkit-tap-highlight-color: transparent; }
button:focus-visible { outline: 2px solid #10aeff; outline-offset: -2px; }
svg { display: block; width: 100%; height: 100%; }
[hidden] { display: none !important; }
[tabindex="-1"] { outline: 0; }

.nav { position: absolute; inset: 0 0 auto; pointer-events: auto; transition: background-color .2s; }
.nav .row { position: relative; height: 44px; margin-top: var(--mh-safe-top); display: flex; align-items: center; padding: 0 102px; }
.nav .title { flex: 1; min-width: 0; text-align: center; font-weight: 600; font-size: min(17px * var(--mh-text), 24px); line-height: 1.3; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.nav .side { position: absolute; left: 6px; top: 4px; display: flex; }
.nav .side button { width: 36px; height: 36px; padding: 6px; border-radius: 18px; }
.nav .side button:active { background: rgba(127,127,127,.2); }
.nav .side .home { margin: 2px 0 0 4px; width: 32px; height: 32px; border: .5px solid rgba(127,127,127,.35); }
.nav .busy { width: 16px; height: 16px; margin-right: 6px; display: inline-block; vertical-align: -2px; animation: spin 1s linear infinite; }
.nav.white { color: #fff; }
.nav.black { color: rgba(0,0,0,.9); }
.nav.custom { background: none !important; pointer-events: none; }
.nav.custom .row > :not(.side) { visibility: hidden; }
.nav.custom .side { display: none; }
@keyframes spin { to { transform: rotate(360deg); } }

.capsule { position: absolute; right: 7px; top: calc(6px + var(--mh-safe-top)); width: 87px; height: 32px; border-radius: 16px; display: flex;
  pointer-events: auto; background: rgba(255,255,255,.6); border: .5px solid rgba(0,0,0,.12); color: #000; }
.capsule.white { background: rgba(0,0,0,.15); border-color: rgba(255,255,255,.25); color: #fff; }
.capsule button { flex: 1; padding: 5px 10px; border-radius: 16px; display: flex; justify-content: center; }
.capsule button svg { width: 21px; height: 21px; }
.capsule button:active { opacity: .5; }
.capsule i { width: .5px; height: 18px; align-self: center; background: currentColor; opacity: .2; }

.tabs { position: absolute; inset: auto 0 0; height: calc(50px + var(--mh-safe-bottom)); padding-bottom: var(--mh-safe-bottom); overflow: hidden;
  pointer-events: auto; background: #fff; border-top: .5px solid rgba(0,0,0,.2); }
.tabs .row { display: flex; height: 100%; }
.tabs.white { border-top-color: rgba(255,255,255,.2); }
.tabs.top { inset: calc(44px + var(--mh-safe-top)) 0 auto; height: 40px; padding: 0; border-top: 0; border-bottom: .5px solid rgba(0,0,0,.1); }
.tabs.top .icon { display: none; }
.tabs button { flex: 1; min-width: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; font-size: min(10px * var(--mh-text), 14px); line-height: 1.3; position: relative; }
.tabs.top button { font-size: min(15px * var(--mh-text), 22px); }
.tabs .icon { position: relative; width: 28px; height: 28px; margin-bottom: 1px; }
.tabs .icon img { width: 100%; height: 100%; object-fit: contain; display: block; }
.tabs .label { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tabs .label.large { font-size: min(16px * var(--mh-text), 26px); }
.tabs .badge { position: absolute; left: calc(50% + 6px); top: 2px; min-width: 16px; height: 16px; padding: 0 5px; border-radius: 8px; background: #fa5151;
  color: #fff; font-size: 11px; line-height: 16px; text-align: center; }
.tabs .dot { position: absolute; left: calc(50% + 10px); top: 5px; width: 9px; height: 9px; border-radius: 50%; background: #fa5151; }
`;
