const Animator = require("../../lib/animator");
const Game = require("../../lib/game");
const Painter = require("../../lib/painter");
const t = require("../../lib/i18n");

/** Pixels a finger moves before it is a swipe. */
const SWIPE = 24;
/** No sheet is shown. */
const NO_SHEET = { shown: false, title: "", text: "", praise: "" };
const KEYS = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
/** Longer than a move is shown, so that its end is seen before the sheet. */
const PAUSE_MS = 500;

function directionOf(x, y) {
  if (Math.abs(x) > Math.abs(y)) return x < 0 ? "left" : "right";
  return y < 0 ? "up" : "down";
}

Page({
  data: {
    t,
    cells: Array.from({ length: 16 }, (_, cell) => cell),
    score: 0,
    best: 0,
    undoable: false,
    sheet: NO_SHEET,
  },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.name });
    this.game = new Game();
    this.startingBest = this.game.best;
    this.refresh();
    this.onKey = ({ key }) => KEYS[key] && this.move(KEYS[key]);
    if (wx.canIUse("onKeyDown")) wx.onKeyDown(this.onKey);
  },

  onUnload() {
    if (wx.canIUse("offKeyDown")) wx.offKeyDown(this.onKey);
  },

  onReady() {
    this.createSelectorQuery()
      .select("#tiles")
      .fields({ node: true, size: true })
      .exec(([{ node, width }]) => this.paintOn(node, width));
  },

  paintOn(canvas, side) {
    const { pixelRatio } = wx.getWindowInfo
      ? wx.getWindowInfo()
      : wx.getSystemInfoSync();
    const painter = new Painter(canvas, side, pixelRatio);
    painter.load().then(() => {
      this.animator = new Animator(canvas, painter);
      this.animator.show(this.game.cells);
      this.judge(false);
    });
  },

  refresh() {
    const { score, best, undoable } = this.game;
    this.setData({ score, best, undoable });
  },

  move(direction) {
    if (!this.animator || this.data.sheet.shown) return;
    const before = this.game.cells;
    const move = this.game.move(direction);
    if (!move) return;
    this.animator.play(move, before, this.game.cells);
    this.refresh();
    if (move.merged.length && wx.vibrateShort)
      wx.vibrateShort({ type: "light", fail: () => {} });
    if (move.reached || this.game.isOver)
      setTimeout(() => this.judge(move.reached), PAUSE_MS);
  },

  /** Says that the game is won or over. */
  judge(reached) {
    const { score, best, isOver } = this.game;
    if (reached) {
      const text = t.wonText.replace("{0}", score);
      this.tell({ over: false, title: t.won, text, praise: "" });
    } else if (isOver) {
      const text = t.overText.replace("{0}", score);
      const praise = score === best && best > this.startingBest ? t.record : "";
      this.tell({ over: true, title: t.over, text, praise });
    }
  },

  tell(sheet) {
    this.setData({ sheet: Object.assign({ shown: true }, sheet) });
  },

  onTouchStart(event) {
    const { clientX, clientY } = event.touches[0];
    this.touch = { x: clientX, y: clientY };
  },

  onTouchMove(event) {
    if (!this.touch) return;
    const { clientX, clientY } = event.touches[0];
    const x = clientX - this.touch.x;
    const y = clientY - this.touch.y;
    if (Math.max(Math.abs(x), Math.abs(y)) < SWIPE) return;
    this.touch = null;
    this.move(directionOf(x, y));
  },

  onTouchEnd() {
    this.touch = null;
  },

  onUndo() {
    if (!this.game.undoable) return;
    this.game.undo();
    this.showBoard();
  },

  onAgain() {
    if (!this.data.score) {
      this.restart();
      return;
    }
    wx.showModal({
      content: t.againAsk,
      confirmText: t.yes,
      cancelText: t.no,
      success: ({ confirm }) => confirm && this.restart(),
    });
  },

  restart() {
    this.game.restart();
    this.startingBest = this.game.best;
    this.showBoard();
  },

  showBoard() {
    this.setData({ sheet: NO_SHEET });
    if (this.animator) this.animator.show(this.game.cells);
    this.refresh();
  },

  onSheetFirst() {
    if (this.data.sheet.over) this.restart();
    else this.setData({ sheet: NO_SHEET });
  },

  onSheetSecond() {
    if (this.data.sheet.over) this.onUndo();
    else this.restart();
  },

  onShareAppMessage() {
    return {
      title: t.share.replace("{0}", this.data.best),
      path: "/pages/game/game",
    };
  },
});
