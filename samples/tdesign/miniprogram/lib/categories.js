/** Names are in the texts; each has a picture of its name. */
const OUT = [
  "groceries",
  "eating",
  "home",
  "transport",
  "fun",
  "health",
  "clothes",
  "gifts",
  "other",
];
const IN = ["salary", "gifts", "other"];

const COLORS = {
  groceries: "#5aa469",
  eating: "#e5793b",
  home: "#4f86c6",
  transport: "#3aa6a0",
  fun: "#b565c9",
  health: "#d9534f",
  clothes: "#a5813f",
  gifts: "#d1578a",
  salary: "#5b5bd6",
  other: "#7b8190",
};

/** Categories of money that goes `out` or comes `in`, as they are shown. */
function of(kind, t) {
  return (kind === "in" ? IN : OUT).map((id) => dressed(id, t));
}

function dressed(id, t) {
  return {
    id,
    name: t.categories[id],
    picture: "/images/" + id + ".png",
    color: COLORS[id],
  };
}

module.exports = { of, dressed };
