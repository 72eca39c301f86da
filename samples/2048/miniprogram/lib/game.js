const board = require("./board");

const GAME = "game";
const BEST = "best";
const UNDO_MOST = 10;

function fresh() {
  return { cells: board.start(), score: 0, won: false, past: [] };
}

/** A game that is kept in storage after every move. */
class Game {
  constructor() {
    this.state = wx.getStorageSync(GAME) || fresh();
    this.best = wx.getStorageSync(BEST) || 0;
  }

  get cells() {
    return this.state.cells;
  }

  get score() {
    return this.state.score;
  }

  get undoable() {
    return this.state.past.length > 0;
  }

  get isOver() {
    return board.isStuck(this.state.cells);
  }

  keep(state) {
    this.state = state;
    wx.setStorageSync(GAME, state);
    if (state.score <= this.best) return;
    this.best = state.score;
    wx.setStorageSync(BEST, this.best);
  }

  /** Pushes all tiles; tells what moved, or null where nothing can. */
  move(direction) {
    const { cells, score, won, past } = this.state;
    const slid = board.slide(cells, direction);
    if (!slid.moved) return null;
    const spawned = board.spawn(slid.cells);
    const reached =
      !won && slid.merged.some((cell) => slid.cells[cell] === board.GOAL);
    this.keep({
      cells: slid.cells,
      score: score + slid.gained,
      won: won || reached,
      past: past.concat({ cells, score }).slice(-UNDO_MOST),
    });
    return {
      direction,
      motions: slid.motions,
      merged: slid.merged,
      spawned,
      reached,
    };
  }

  undo() {
    const { won, past } = this.state;
    const { cells, score } = past[past.length - 1];
    this.keep({ cells, score, won, past: past.slice(0, -1) });
  }

  restart() {
    this.keep(fresh());
  }
}

module.exports = Game;
