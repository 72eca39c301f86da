/** What is said about each film, and what people said while they watched it: `at` is the second it belongs to. */
module.exports = {
  tide: {
    title: "潮汐",
    line: "半分钟里的一个海边傍晚",
    maker: "林玛拉",
    about:
      "一只帆船穿过海湾，太阳落下，月亮升起，海水一直在呼吸。画于一班渡轮的窗边。",
    chapters: ["夕照", "黄昏", "月出"],
    comments: [
      { who: "阿洲", at: 6, text: "太阳消失前那一秒的颜色。" },
      { who: "李雯", at: 14, text: "船上的小灯！我看第二遍才发现。" },
    ],
  },
  "night-train": {
    title: "夜行列车",
    line: "车上的人都有一点困",
    maker: "滕越",
    about: "五节红色车厢，一座长桥，还有一个随着夜色一盏盏亮起灯的村子。",
    chapters: ["空桥", "车厢", "只剩烟"],
    comments: [
      { who: "小普", at: 12, text: "第四节车厢里有人在打瞌睡。" },
      { who: "马克", at: 3, text: "等车的时间就是半部电影。" },
    ],
  },
  cranes: {
    title: "纸鹤出走",
    line: "一张纸决定离开",
    maker: "花房爱子",
    about:
      "一张方纸把自己折成了鹤，然后发现它并不孤单。二十四只鸟，四重山，一丝风也没有。",
    chapters: ["一张方纸", "成群", "向南"],
    comments: [
      { who: "苏菲", at: 4, text: "它长出翅膀的那一刻。" },
      { who: "本本", at: 15, text: "数过了，真的是二十四只。" },
    ],
  },
  "first-snow": {
    title: "初雪",
    line: "从一片雪花开始",
    maker: "林玛拉",
    about: "山由远及近慢慢变白，三户人家的厨房亮起了灯。",
    chapters: ["灰", "下雪了", "灯"],
    comments: [
      { who: "努尔", at: 9, text: "突然很想喝汤。" },
      { who: "艾米", at: 18, text: "第三家总是最晚开灯。" },
    ],
  },
  orbits: {
    title: "轨道",
    line: "六颗行星，一位来客",
    maker: "欧泰罗",
    about: "一座小小的天象馆。距离是错的，次序是对的，彗星只来一次。",
    chapters: ["光", "万物旋转", "来客"],
    comments: [
      { who: "丹娜", at: 16, text: "来了来了！从右上到右下。" },
      { who: "周周", at: 10, text: "最喜欢有条纹的那颗。" },
    ],
  },
  "city-rain": {
    title: "雨城",
    line: "街道成了镜子",
    maker: "滕越",
    about: "一个撑红伞的人走回家。招牌闪烁，车来车往，雨慢慢停了。",
    chapters: ["第一滴", "大雨", "快到家了"],
    comments: [
      { who: "伊内斯", at: 8, text: "那块绿招牌坏了好多年了。" },
      { who: "汤姆", at: 20, text: "明明没有声音，却好像听见了雨。" },
    ],
  },
};
