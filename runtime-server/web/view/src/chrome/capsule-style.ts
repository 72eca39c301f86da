/** Style of the menu behind the capsule. */
export const capsuleStyle = `
.sheet .grid { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4px; padding: 8px 12px 14px; overflow-y: auto; }
.sheet .grid button { display: flex; flex-direction: column; align-items: center; gap: 8px; padding: 10px 4px; border-radius: 12px; background: none; font-size: 12px; line-height: 1.3; color: rgba(0,0,0,.6); }
.sheet .grid button[hidden], .sheet .grid .count[hidden] { display: none; }
.sheet .grid .drawing { width: 52px; height: 52px; padding: 14px; border-radius: 16px; background: #fff; color: rgba(0,0,0,.85); }
.sheet .grid .on .drawing { color: #07a35f; }
.sheet .grid .on path { fill: currentColor; }
.sheet .grid button:active { background: none; opacity: .6; }
.sheet .grid button:disabled { opacity: .4; }
.sheet .shared { display: flex; flex-direction: column; align-items: center; gap: 8px; padding: 22px 24px 16px; background: #fff; text-align: center; overflow-y: auto; }
.sheet .shared img { border-radius: 8px; background: #fff; }
.sheet .shared small { font-size: 12px; opacity: .55; }
.sheet .shared .address { max-width: 100%; padding: 8px 12px; border-radius: 8px; background: rgba(127,127,127,.12); font-size: 12px; word-break: break-all; user-select: text; -webkit-user-select: text; }
.sheet .shared + .items { border-top: .5px solid rgba(0,0,0,.1); }
.sheet .feedback { display: flex; flex-direction: column; gap: 14px; padding: 20px; background: #fff; }
.sheet textarea { width: 100%; padding: 12px; border: 0; border-radius: 10px; outline-offset: -2px; background: rgba(127,127,127,.12); color: inherit; font: inherit; font-size: 16px; resize: none; user-select: text; -webkit-user-select: text; }
.sheet .feedback .send { padding: 12px; border-radius: 10px; background: #07a35f; color: #fff; font-weight: 600; }
.sheet .feedback .send:disabled { opacity: .5; }
@media (prefers-color-scheme: dark) {
  .sheet .grid button { background: none; color: rgba(255,255,255,.55); }
  .sheet .grid .drawing { background: #2c2c2c; color: rgba(255,255,255,.85); }
  .sheet .shared, .sheet .feedback { background: #2c2c2c; color: rgba(255,255,255,.85); }
  .sheet .feedback .send { background: #07a35f; color: #fff; }
}
`;
