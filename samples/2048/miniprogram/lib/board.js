/** The rules of the game. A board is an array of 16 numbers, row by row; 0 is an empty cell. */
const SIZE = 4;
const CELLS = SIZE * SIZE;
const GOAL = 2048;
const DIRECTIONS = ["left", "right", "up", "down"];
/** One of ten new tiles is a 4. */
const FOURS = 0.1;

function isVertical(direction) {
  return direction === "up" || direction === "down";
}

/** The four cells of a lane, the one at the wall that tiles move to first. */
function lane(number, direction) {
  const places = [0, 1, 2, 3];
  if (direction === "right" || direction === "down") places.reverse();
  return places.map((place) =>
    isVertical(direction) ? place * SIZE + number : number * SIZE + place,
  );
}

/** Moves the tiles of one lane into `result`. */
function slideLane(cells, path, result) {
  let place = -1;
  let mergeable = false;
  path.forEach((from) => {
    const value = cells[from];
    if (!value) return;
    const merges = mergeable && result.cells[path[place]] === value;
    if (!merges) place += 1;
    const to = path[place];
    result.motions.push({ from, to, value });
    result.cells[to] = merges ? value * 2 : value;
    if (merges) {
      result.merged.push(to);
      result.gained += value * 2;
    }
    mergeable = !merges;
  });
}

/** Where every tile goes when all are pushed in a direction, and what comes of it. */
function slide(cells, direction) {
  const result = {
    cells: new Array(CELLS).fill(0),
    motions: [],
    merged: [],
    gained: 0,
  };
  for (let number = 0; number < SIZE; number += 1)
    slideLane(cells, lane(number, direction), result);
  result.moved = result.motions.some(({ from, to }) => from !== to);
  return result;
}

/** Puts a new tile on an empty cell and returns that cell. */
function spawn(cells) {
  const empty = cells.map((_, cell) => cell).filter((cell) => !cells[cell]);
  const cell = empty[Math.floor(Math.random() * empty.length)];
  cells[cell] = Math.random() < FOURS ? 4 : 2;
  return cell;
}

function start() {
  const cells = new Array(CELLS).fill(0);
  spawn(cells);
  spawn(cells);
  return cells;
}

function isStuck(cells) {
  return DIRECTIONS.every((direction) => !slide(cells, direction).moved);
}

module.exports = { SIZE, GOAL, isStuck, isVertical, slide, spawn, start };
