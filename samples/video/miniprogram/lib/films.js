const i18n = require("./i18n");
const words = { zh: require("./films-zh"), en: require("./films-en") };

/**
 * Where the films are. Here they are part of the program. WeChat's own app plays films from the network only: put them on
 * a server of yours that answers Range requests, and name its address here.
 */
const PLACE = "/films/";

/** Newest first. `chapters` are the seconds at which they begin; their names are in films-en.js and films-zh.js. */
const REELS = [
  {
    id: "tide",
    seconds: 28,
    category: "nature",
    likes: 2841,
    chapters: [0, 9, 17],
  },
  {
    id: "night-train",
    seconds: 26,
    category: "journeys",
    likes: 1976,
    chapters: [0, 7, 18],
  },
  {
    id: "cranes",
    seconds: 25,
    category: "stories",
    likes: 3320,
    chapters: [0, 6, 19],
  },
  {
    id: "first-snow",
    seconds: 26,
    category: "nature",
    likes: 1542,
    chapters: [0, 7, 17],
  },
  {
    id: "orbits",
    seconds: 27,
    category: "stories",
    likes: 2207,
    chapters: [0, 8, 13],
  },
  {
    id: "city-rain",
    seconds: 25,
    category: "journeys",
    likes: 1188,
    chapters: [0, 5, 18],
  },
];

function dressed(reel) {
  const { chapters: names, ...text } = words[i18n.code()][reel.id];
  return Object.assign({}, reel, text, {
    src: PLACE + reel.id + ".mp4",
    poster: "/films/" + reel.id + ".jpg",
    chapters: reel.chapters.map((at, index) => ({ at, name: names[index] })),
  });
}

function all() {
  return REELS.map(dressed);
}

function find(id) {
  const reel = REELS.find((other) => other.id === id);
  return reel && dressed(reel);
}

/** @param category its id, or "" for every one */
function inCategory(category) {
  return all().filter((film) => !category || film.category === category);
}

/** Every word must occur somewhere: in the title, the line below it, the maker or a chapter. */
function search(query) {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  return all().filter((film) => {
    const names = film.chapters.map((chapter) => chapter.name);
    const text = [film.title, film.line, film.maker, film.about]
      .concat(names)
      .join(" ")
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** What to watch after a film: the same category first. */
function after(id) {
  const { category } = find(id);
  const others = all().filter((film) => film.id !== id);
  return others
    .filter((film) => film.category === category)
    .concat(others.filter((film) => film.category !== category));
}

module.exports = { all, find, inCategory, search, after };
