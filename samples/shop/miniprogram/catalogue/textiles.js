module.exports = [
  {
    id: "cushion",
    category: "textiles",
    price: 11900,
    colours: ["ochre", "blush", "sea"],
    sizes: [
      { name: "45 × 45 cm", extra: 0 },
      { name: "60 × 60 cm", extra: 4000 },
    ],
    sold: 1849,
    fresh: false,
    name: { en: "Stripe cushion", zh: "条纹抱枕" },
    note: {
      en: "Woven stripes, feather filling, a hidden zip.",
      zh: "色织条纹，羽绒填充，隐形拉链。",
    },
  },
  {
    id: "blanket",
    category: "textiles",
    price: 32900,
    colours: ["moss", "cream", "plum"],
    sizes: [{ name: "130 × 180 cm", extra: 0 }],
    sold: 977,
    fresh: true,
    name: { en: "Wool throw", zh: "羊毛盖毯" },
    note: {
      en: "Soft-spun lambswool for the end of the sofa and the end of the day.",
      zh: "柔纺羔羊毛，放在沙发一角，也放在一天的末尾。",
    },
  },
  {
    id: "towel",
    category: "textiles",
    price: 9900,
    colours: ["sky", "blush", "snow"],
    sizes: [
      { name: "70 × 140 cm", extra: 0 },
      { name: "100 × 150 cm", extra: 4000 },
    ],
    sold: 2230,
    fresh: false,
    name: { en: "Waffle towel", zh: "华夫格浴巾" },
    note: {
      en: "Dries fast, folds small, softens with each wash.",
      zh: "干得快，叠得小，越洗越软。",
    },
  },
  {
    id: "rug",
    category: "textiles",
    price: 45900,
    colours: ["clay", "sea"],
    sizes: [
      { name: "Ø 120 cm", extra: 0 },
      { name: "Ø 160 cm", extra: 24000 },
    ],
    sold: 318,
    fresh: false,
    name: { en: "Round rug", zh: "圆形地毯" },
    note: {
      en: "Hand-tufted rings with a short fringe. Quiet under bare feet.",
      zh: "手工簇绒圆环，短流苏收边，赤脚踩上去很安静。",
    },
  },
];
