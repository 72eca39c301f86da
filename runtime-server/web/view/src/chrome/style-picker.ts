/** Style of the host's picker. */
export const pickerStyle = `
.picker .head { display: flex; align-items: center; justify-content: space-between; background: #fff; border-bottom: .5px solid rgba(0,0,0,.1); }
.picker .head span { flex: 1; text-align: center; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.picker .head button { width: auto; padding: 14px 18px; background: none; color: #576b95; }
.picker .head button[data-action="confirm"] { color: #07c160; font-weight: 600; }
.picker .wheels { position: relative; display: flex; height: 240px; background: #fff; }
.picker .wheels::after { content: ""; position: absolute; inset: 0; pointer-events: none; background:
  linear-gradient(180deg, rgba(255,255,255,.95), rgba(255,255,255,.6)) top / 100% 96px no-repeat,
  linear-gradient(0deg, rgba(255,255,255,.95), rgba(255,255,255,.6)) bottom / 100% 96px no-repeat; }
.picker .wheels::before { content: ""; position: absolute; left: 12px; right: 12px; top: 96px; height: 48px; border-radius: 8px; background: rgba(0,0,0,.04); pointer-events: none; }
.picker .wheel { flex: 1; min-width: 0; height: 100%; overflow: hidden auto; scroll-snap-type: y mandatory; scrollbar-width: none; overscroll-behavior: contain; touch-action: pan-y; cursor: grab; outline: 0; }
.picker .wheel::-webkit-scrollbar { display: none; }
.picker .pad { height: 96px; }
.picker .item { height: 48px; padding: 0 6px; line-height: 48px; text-align: center; scroll-snap-align: center; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
@media (prefers-color-scheme: dark) {
  .picker .head, .picker .wheels { background: #2c2c2c; border-color: rgba(255,255,255,.1); }
  .picker .head button { background: none; }
  .picker .wheels::after { background:
    linear-gradient(180deg, rgba(44,44,44,.95), rgba(44,44,44,.6)) top / 100% 96px no-repeat,
    linear-gradient(0deg, rgba(44,44,44,.95), rgba(44,44,44,.6)) bottom / 100% 96px no-repeat; }
  .picker .wheels::before { background: rgba(255,255,255,.06); }
}
`;
