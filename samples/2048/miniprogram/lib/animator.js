const board = require("./board");

const SLIDE_MS = 120;
const POP_MS = 140;
/** How much larger a merged tile gets on the way. */
const SWELL = 0.13;

function easeOut(share) {
  return 1 - Math.pow(1 - share, 3);
}

/** The motions by lane, without the lanes in which all stands still. */
function movingLanes({ motions, direction }) {
  const lanes = [];
  for (let number = 0; number < board.SIZE; number += 1) {
    const own = motions.filter(({ from }) =>
      board.isVertical(direction)
        ? from % board.SIZE === number
        : Math.floor(from / board.SIZE) === number,
    );
    if (own.some(({ from, to }) => from !== to))
      lanes.push({ number, motions: own });
  }
  return lanes;
}

/** Shows a move frame by frame: first the tiles slide, then merged and new ones pop up. */
class Animator {
  constructor(canvas, painter) {
    this.canvas = canvas;
    this.painter = painter;
    this.frame = null;
  }

  /** Shows a board at once, without the rest of a move that still runs. */
  show(cells) {
    if (this.frame !== null) this.canvas.cancelAnimationFrame(this.frame);
    this.frame = null;
    this.painter.all(cells);
  }

  play(move, before, after) {
    if (this.frame !== null) this.show(before);
    const start = Date.now();
    const lanes = movingLanes(move);
    const vertical = board.isVertical(move.direction);
    const step = () => {
      const elapsed = Date.now() - start;
      const share = easeOut(Math.min(1, elapsed / SLIDE_MS));
      if (elapsed < SLIDE_MS) this.painter.slide(lanes, vertical, share);
      else if (elapsed < SLIDE_MS + POP_MS)
        this.pop(move, lanes, vertical, after, (elapsed - SLIDE_MS) / POP_MS);
      else {
        this.show(after);
        return;
      }
      this.frame = this.canvas.requestAnimationFrame(step);
    };
    this.frame = this.canvas.requestAnimationFrame(step);
  }

  pop({ merged, spawned }, lanes, vertical, after, share) {
    this.painter.slide(lanes, vertical, 1);
    const swollen = 1 + SWELL * Math.sin(Math.PI * share);
    merged.forEach((cell) => this.painter.pop(cell, after[cell], swollen));
    this.painter.pop(spawned, after[spawned], easeOut(share));
  }
}

module.exports = Animator;
