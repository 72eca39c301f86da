const i18n = require("./i18n");
const words = { zh: require("./menu-zh"), en: require("./menu-en") };

/** Prices are in fen. `options` are choices of which one is taken, `extras` can be added. */
const DISHES = [
  {
    id: "flat-white",
    category: "coffee",
    price: 2800,
    options: ["size", "milk"],
    extras: ["shot", "vanilla"],
    loved: true,
  },
  {
    id: "espresso",
    category: "coffee",
    price: 1800,
    options: [],
    extras: ["shot"],
  },
  {
    id: "oat-latte",
    category: "coffee",
    price: 3200,
    options: ["size", "heat"],
    extras: ["shot", "vanilla"],
  },
  {
    id: "cold-brew",
    category: "coffee",
    price: 3000,
    options: ["size"],
    extras: ["vanilla"],
  },
  {
    id: "jasmine",
    category: "tea",
    price: 2600,
    options: ["size"],
    extras: ["honey"],
  },
  {
    id: "matcha",
    category: "tea",
    price: 3400,
    options: ["milk", "heat"],
    extras: ["honey"],
    loved: true,
  },
  {
    id: "yuzu-soda",
    category: "tea",
    price: 2900,
    options: ["size"],
    extras: ["honey"],
  },
  {
    id: "croissant",
    category: "bakery",
    price: 1800,
    options: ["warm"],
    extras: ["butter"],
    loved: true,
  },
  {
    id: "cinnamon-roll",
    category: "bakery",
    price: 2200,
    options: ["warm"],
    extras: [],
  },
  {
    id: "lemon-tart",
    category: "bakery",
    price: 2600,
    options: [],
    extras: [],
  },
  {
    id: "tomato-soup",
    category: "kitchen",
    price: 3600,
    options: ["portion"],
    extras: ["bread"],
  },
  {
    id: "grain-bowl",
    category: "kitchen",
    price: 4600,
    options: ["portion"],
    extras: ["egg", "bread"],
    loved: true,
  },
];

/** What each choice costs more than the first one. */
const OPTIONS = {
  size: [0, 400, 700],
  milk: [0, 300, 300],
  heat: [0, 0],
  warm: [0, 0],
  portion: [0, 1200],
};

const EXTRAS = {
  shot: 500,
  vanilla: 400,
  honey: 300,
  butter: 300,
  bread: 600,
  egg: 500,
};

function dressed(dish) {
  const text = words[i18n.code()];
  return Object.assign({}, dish, text.dishes[dish.id], {
    picture: "/images/" + dish.id + ".png",
    options: dish.options.map((id) => ({
      id,
      name: text.options[id].name,
      choices: text.options[id].choices.map((name, index) => ({
        name,
        price: OPTIONS[id][index],
      })),
    })),
    extras: dish.extras.map((id) => ({
      id,
      name: text.extras[id],
      price: EXTRAS[id],
    })),
  });
}

function find(id) {
  return dressed(DISHES.find((dish) => dish.id === id));
}

/** The menu by category, as far as a name or a description has the words looked for. */
function sections(query) {
  const needle = query.trim().toLowerCase();
  const fits = (dish) =>
    (dish.name + "\n" + dish.line).toLowerCase().includes(needle);
  return words[i18n.code()].categories.map(({ id, name }) => ({
    id,
    name,
    dishes: DISHES.filter((dish) => dish.category === id)
      .map(dressed)
      .filter(fits),
  }));
}

/** What one of a dish costs with what was chosen: `options` are indexes by id, `extras` are ids. */
function price(dish, options, extras) {
  const chosen = dish.options.map(
    ({ id, choices }) => choices[options[id] || 0].price,
  );
  const added = dish.extras
    .filter(({ id }) => extras.includes(id))
    .map((extra) => extra.price);
  return chosen.concat(added).reduce((sum, each) => sum + each, dish.price);
}

/** What was chosen, in words. */
function describe(dish, options, extras) {
  const chosen = dish.options.map(
    ({ id, choices }) => choices[options[id] || 0].name,
  );
  const added = dish.extras
    .filter(({ id }) => extras.includes(id))
    .map(({ name }) => name);
  return chosen.concat(added).join(" · ");
}

module.exports = { find, sections, price, describe };
