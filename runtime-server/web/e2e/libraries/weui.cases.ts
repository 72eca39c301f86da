import { PICTURE, type Cases } from "./case.js";

const BUTTONS = [{ text: "Leave" }, { text: "Stay" }];

/** The components of npm's weui-miniprogram. */
export const weui: Cases = {
  actionsheet: {
    wxml: `<mp-actionsheet show="{{true}}" actions="{{actions}}" title="Which one" cancel-text="Leave" />`,
    data: {
      actions: [
        { text: "First", value: 1 },
        { text: "Second", type: "warn", value: 2 },
      ],
    },
    texts: ["Which one", "First", "Second", "Leave"],
    flat: true,
  },
  badge: { wxml: `<view>Messages <mp-badge content="99+" ext-class="b" /></view>`, texts: ["99+"] },
  cell: {
    wxml: `<mp-cell title="Address" value="West Lake" footer="Home" link hover />`,
    texts: ["Address", "West Lake", "Home"],
  },
  cells: {
    wxml: `<mp-cells title="Above" footer="Below"><mp-cell value="First" /><mp-cell><view>Second</view></mp-cell></mp-cells>`,
    texts: ["Above", "First", "Second", "Below"],
  },
  checkbox: {
    wxml: `<mp-checkbox-group><mp-checkbox label="Apple" value="1" checked="{{true}}" /></mp-checkbox-group>`,
    texts: ["Apple"],
  },
  "checkbox-group": {
    wxml: `<mp-cells><mp-checkbox-group multi="{{false}}"><mp-checkbox label="Apple" value="1" /><mp-checkbox label="Berry" value="2" /></mp-checkbox-group></mp-cells>`,
    texts: ["Apple", "Berry"],
  },
  dialog: {
    wxml: `<mp-dialog title="Sure?" show="{{true}}" buttons="{{buttons}}"><view>It is final</view></mp-dialog>`,
    data: { buttons: BUTTONS },
    texts: ["Sure?", "It is final", "Leave", "Stay"],
    flat: true,
    virtual: true,
  },
  form: {
    wxml: `<mp-form id="form" rules="{{rules}}" models="{{model}}"><mp-cells><mp-cell prop="name" title="Name"><input value="{{model.name}}" /></mp-cell></mp-cells></mp-form><view>{{said}}</view>`,
    data: { model: { name: "" }, rules: [{ name: "name", rules: { required: true, message: "A name is needed" } }] },
    ready: `this.selectComponent("#form").validate((valid, errors) => this.setData({ said: errors[0].message }));`,
    texts: ["Name", "A name is needed"],
  },
  "form-page": {
    wxml: `<mp-form-page title="Sign up" subtitle="Takes a minute"><mp-cells><mp-cell title="Name" /></mp-cells><view slot="button">Go</view></mp-form-page>`,
    texts: ["Sign up", "Takes a minute", "Name", "Go"],
  },
  gallery: {
    wxml: `<mp-gallery show="{{true}}" img-urls="{{urls}}" current="{{0}}" />`,
    data: { urls: [PICTURE, PICTURE] },
    texts: ["1/2"],
    flat: true,
  },
  grids: {
    wxml: `<mp-grids grids="{{grids}}" />`,
    data: {
      grids: [
        { imgUrl: PICTURE, url: "/pages/cell/index", text: "One" },
        { imgUrl: PICTURE, text: "Two" },
      ],
    },
    texts: ["One", "Two"],
  },
  "half-screen-dialog": {
    wxml: `<mp-half-screen-dialog show="{{true}}" title="Half" sub-title="Lower" desc="What it says" tips="And more" buttons="{{buttons}}" />`,
    data: { buttons: BUTTONS },
    texts: ["Half", "Lower", "What it says", "Stay"],
    flat: true,
  },
  icon: { wxml: `<mp-icon icon="add-friends" color="black" size="{{25}}" /><mp-icon type="field" icon="like" />` },
  loading: { wxml: `<mp-loading type="circle" show="{{true}}" tips="One moment" />`, texts: ["One moment"] },
  msg: {
    wxml: `<mp-msg type="success" title="Done"><view slot="desc">It went well</view><view slot="handle">Next</view></mp-msg>`,
    texts: ["Done", "It went well", "Next"],
  },
  "navigation-bar": {
    wxml: `<mp-navigation-bar title="Orders" back="{{false}}" background="#fff" color="#000"><view slot="left">Menu</view></mp-navigation-bar>`,
    texts: ["Orders"],
  },
  searchbar: {
    wxml: `<mp-searchbar placeholder="Find tea" search="{{search}}" bindselectresult="chosen" />`,
    texts: ["Find tea"],
  },
  slideview: {
    wxml: `<mp-slideview buttons="{{buttons}}" show="{{false}}"><mp-cell value="Slide me" /></mp-slideview>`,
    data: { buttons: [{ text: "Delete", type: "warn" }] },
    texts: ["Slide me"],
  },
  tabbar: {
    wxml: `<mp-tabbar list="{{list}}" current="{{1}}" />`,
    data: {
      list: [
        { text: "Talk", iconPath: PICTURE, selectedIconPath: PICTURE, dot: true },
        { text: "Find", iconPath: PICTURE, selectedIconPath: PICTURE, badge: "New" },
      ],
    },
    texts: ["Talk", "Find", "New"],
    flat: true,
  },
  toptips: {
    wxml: `<mp-toptips msg="It failed" type="error" show="{{true}}" delay="{{0}}" />`,
    texts: ["It failed"],
    flat: true,
  },
  uploader: {
    wxml: `<mp-uploader files="{{files}}" max-count="{{4}}" title="Photos" tips="Up to four" />`,
    data: { files: [{ url: PICTURE }] },
    texts: ["Photos", "Up to four"],
  },
};
