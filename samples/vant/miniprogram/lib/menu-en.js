module.exports = {
  categories: [
    { id: "coffee", name: "Coffee" },
    { id: "tea", name: "Tea & soda" },
    { id: "bakery", name: "Bakery" },
    { id: "kitchen", name: "Kitchen" },
  ],
  dishes: {
    "flat-white": { name: "Flat white", line: "Two ristrettos, velvet milk" },
    espresso: { name: "Espresso", line: "Dark cherry, cocoa, thirty seconds" },
    "oat-latte": { name: "Oat latte", line: "Toasted oat, a little maple" },
    "cold-brew": { name: "Cold brew", line: "Steeped for eighteen hours" },
    jasmine: { name: "Jasmine green", line: "Scented six nights in a row" },
    matcha: { name: "Matcha", line: "Stone-ground, whisked to order" },
    "yuzu-soda": { name: "Yuzu soda", line: "Our own syrup, very cold" },
    croissant: {
      name: "Croissant",
      line: "Twenty-seven layers, from seven in the morning",
    },
    "cinnamon-roll": {
      name: "Cinnamon roll",
      line: "Brown butter, cream on top",
    },
    "lemon-tart": { name: "Lemon tart", line: "Sharp, with soft meringue" },
    "tomato-soup": {
      name: "Tomato soup",
      line: "Roasted slowly, basil, cream",
    },
    "grain-bowl": {
      name: "Harbour bowl",
      line: "Grains, greens, beetroot, egg",
    },
  },
  options: {
    size: { name: "Size", choices: ["Small", "Regular", "Large"] },
    milk: { name: "Milk", choices: ["Whole", "Oat", "Soy"] },
    heat: { name: "Temperature", choices: ["Hot", "Iced"] },
    warm: { name: "Served", choices: ["Warm", "As it is"] },
    portion: { name: "Portion", choices: ["Regular", "Hungry"] },
  },
  extras: {
    shot: "Extra shot",
    vanilla: "Vanilla",
    honey: "Honey",
    butter: "Salted butter",
    bread: "Sourdough",
    egg: "Second egg",
  },
};
