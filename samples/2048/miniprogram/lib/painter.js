const board = require("./board");

/** Share of a cell that its tile fills. */
const FILL = 0.86;
const LARGEST = 65536;

/** Tenths of a pixel are fine enough, and short on the way to the screen. */
function tenth(number) {
  return Math.round(number * 10) / 10;
}

/** Paints tiles on a canvas, and no more of it than has changed. */
class Painter {
  constructor(canvas, side, pixelRatio) {
    this.canvas = canvas;
    this.side = side;
    this.cell = side / board.SIZE;
    this.images = new Map();
    canvas.width = side * pixelRatio;
    canvas.height = side * pixelRatio;
    this.context = canvas.getContext("2d");
    this.context.scale(pixelRatio, pixelRatio);
  }

  load() {
    const loads = [];
    for (let value = 2; value <= LARGEST; value *= 2)
      loads.push(this.loadImage(value));
    return Promise.all(loads);
  }

  loadImage(value) {
    return new Promise((resolve, reject) => {
      const image = this.canvas.createImage();
      image.onload = resolve;
      image.onerror = reject;
      image.src = "/images/tiles/" + value + ".png";
      this.images.set(value, image);
    });
  }

  place(cell) {
    return {
      x: (cell % board.SIZE) * this.cell,
      y: Math.floor(cell / board.SIZE) * this.cell,
    };
  }

  /** A tile in the middle of the cell-sized square at `x`, `y`. */
  tile(value, x, y, scale) {
    const size = this.cell * FILL * scale;
    const inset = (this.cell - size) / 2;
    this.context.drawImage(
      this.images.get(value),
      tenth(x + inset),
      tenth(y + inset),
      tenth(size),
      tenth(size),
    );
  }

  all(cells) {
    this.context.clearRect(0, 0, this.side, this.side);
    cells.forEach((value, cell) => {
      const { x, y } = this.place(cell);
      if (value) this.tile(value, x, y, 1);
    });
  }

  /** The lanes in which something moves, `share` of the way from start to end. */
  slide(lanes, vertical, share) {
    lanes.forEach(({ number, motions }) => {
      const at = number * this.cell;
      if (vertical) this.context.clearRect(at, 0, this.cell, this.side);
      else this.context.clearRect(0, at, this.side, this.cell);
      motions.forEach(({ from, to, value }) => {
        const start = this.place(from);
        const end = this.place(to);
        const x = start.x + (end.x - start.x) * share;
        const y = start.y + (end.y - start.y) * share;
        this.tile(value, x, y, 1);
      });
    });
  }

  pop(cell, value, scale) {
    const { x, y } = this.place(cell);
    this.context.clearRect(x, y, this.cell, this.cell);
    this.tile(value, x, y, scale);
  }
}

module.exports = Painter;
