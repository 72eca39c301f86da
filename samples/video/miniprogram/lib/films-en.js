/** What is said about each film, and what people said while they watched it: `at` is the second it belongs to. */
module.exports = {
  tide: {
    title: "Tide",
    line: "One evening by the sea, in half a minute",
    maker: "Mara Lindqvist",
    about:
      "A sailing boat crosses the bay while the sun goes down, the moon comes up and the water keeps breathing. Drawn from the window of a ferry.",
    chapters: ["Low sun", "Dusk", "Moonrise"],
    comments: [
      {
        who: "Jonas",
        at: 6,
        text: "The colours right before the sun is gone.",
      },
      {
        who: "Li Wen",
        at: 14,
        text: "The lantern on the boat! I saw it only the second time.",
      },
    ],
  },
  "night-train": {
    title: "Night Train",
    line: "Everybody on board is a little asleep",
    maker: "Teng Yue",
    about:
      "Five red carriages, one long bridge, and a village that switches its lights on as the evening passes by.",
    chapters: ["The empty bridge", "Carriages", "Only the smoke"],
    comments: [
      {
        who: "Priya",
        at: 12,
        text: "Fourth carriage: somebody is nodding off.",
      },
      { who: "Marek", at: 3, text: "Waiting for the train is half the film." },
    ],
  },
  cranes: {
    title: "A Thousand Less",
    line: "One sheet of paper decides to leave",
    maker: "Aiko Hanabusa",
    about:
      "A square folds itself into a crane and finds that it is not alone. Twenty-four birds, four hills, no wind at all.",
    chapters: ["A square", "The flock", "South"],
    comments: [
      { who: "Sofia", at: 4, text: "The moment it gets wings." },
      { who: "Ben", at: 15, text: "I counted. It really is twenty-four." },
    ],
  },
  "first-snow": {
    title: "First Snow",
    line: "It begins with a single flake",
    maker: "Mara Lindqvist",
    about:
      "The hills turn white from the far ones to the near ones, and three kitchens light their lamps.",
    chapters: ["Grey", "It snows", "Lamps"],
    comments: [
      { who: "Noor", at: 9, text: "Now I want soup." },
      { who: "Emil", at: 18, text: "Third house is always late." },
    ],
  },
  orbits: {
    title: "Orbits",
    line: "Six planets, one guest",
    maker: "Rafael Otero",
    about:
      "A small planetarium. The distances are wrong, the order of things is right, and a comet comes by exactly once.",
    chapters: ["Light", "Everything turns", "A guest"],
    comments: [
      { who: "Dana", at: 16, text: "There it is! Top right to bottom right." },
      { who: "Zhou", at: 10, text: "The one with the bands is my favourite." },
    ],
  },
  "city-rain": {
    title: "City Rain",
    line: "The street becomes a mirror",
    maker: "Teng Yue",
    about:
      "Somebody with a red umbrella walks home. The signs flicker, cars pass, and slowly it stops raining.",
    chapters: ["First drops", "Downpour", "Nearly home"],
    comments: [
      { who: "Inés", at: 8, text: "The green sign has been broken for years." },
      {
        who: "Tom",
        at: 20,
        text: "You can almost hear it, and there is no sound at all.",
      },
    ],
  },
};
