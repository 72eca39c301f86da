import Type from "typebox";
import { declare } from "./declaration.js";
import { ChosenPlace, Nothing, Place } from "./parts.js";

/** What a program says why it asks. */
const Reason = Type.Optional(Type.String());

const Settings = Type.Object({ authSetting: Type.Record(Type.String(), Type.Boolean()) });

/** JSON of which data a program collects and why. */
const Guideline = Type.Object({ guideline: Type.String() });
const Agreed = Type.Object({ agreed: Type.Boolean() });

export const person = {
  /** a code that the program's back end exchanges once, within five minutes */
  login: declare({
    args: Type.Object({}),
    result: Type.Object({ code: Type.String() }),
    perMinute: 100,
    timeout: 30_000,
  }),
  /** fails when the session key of the last login is no longer valid */
  checkSession: declare({ args: Type.Object({}), result: Nothing, timeout: 30_000 }),

  /** a person who has not decided is asked; fails with `auth deny` */
  authorize: declare({ args: Type.Object({ scope: Type.String(), reason: Reason }), result: Nothing }),
  getSetting: declare({ args: Type.Object({}), result: Settings, timeout: 30_000 }),
  openSetting: declare({ args: Type.Object({}), result: Settings }),
  /**
   * the nickname and picture of everybody, or the person's own if they chose to show them. `asks` says whether the person is
   * asked: `never`, `once`, or `always`, whatever was said before
   */
  getUserInfo: declare({
    args: Type.Object({
      asks: Type.String(),
      reason: Reason,
      lang: Type.Optional(Type.String()),
      withCredentials: Type.Optional(Type.Boolean()),
    }),
    result: Type.Object({
      userInfo: Type.Object({ nickName: Type.String(), avatarUrl: Type.String() }),
      rawData: Type.String(),
      signature: Type.Optional(Type.String()),
      encryptedData: Type.Optional(Type.String()),
      iv: Type.Optional(Type.String()),
    }),
    perMinute: 120,
  }),
  /** a code that the program's back end exchanges once for the number that the person chooses; `realtime`: and proves to have */
  getPhoneNumber: declare({
    args: Type.Object({ realtime: Type.Optional(Type.Boolean()) }),
    result: Type.Object({
      code: Type.String(),
      encryptedData: Type.Optional(Type.String()),
      iv: Type.Optional(Type.String()),
    }),
    perMinute: 20,
    atOnce: 1,
  }),
  /** the key with which the program encrypts for its back end; `expireTime` in seconds since 1970 */
  getLatestUserKey: declare({
    args: Type.Object({}),
    result: Type.Object({
      encryptKey: Type.String(),
      iv: Type.String(),
      version: Type.Number(),
      expireTime: Type.Number(),
    }),
    perMinute: 100,
    timeout: 30_000,
  }),

  /** the person chooses an address: that is consent enough */
  chooseAddress: declare({
    args: Type.Object({}),
    result: Type.Object({
      userName: Type.String(),
      telNumber: Type.String(),
      provinceName: Type.String(),
      cityName: Type.String(),
      countyName: Type.String(),
      streetName: Type.String(),
      detailInfo: Type.String(),
      detailInfoNew: Type.String(),
      postalCode: Type.String(),
      nationalCode: Type.String(),
    }),
    perMinute: 20,
    atOnce: 1,
  }),
  /** whether the person has agreed to a guideline about their data, word for word */
  privacyState: declare({ args: Guideline, result: Agreed, timeout: 30_000 }),
  /** the person has agreed by a button of the program */
  privacyAgree: declare({ args: Guideline, result: Nothing, timeout: 30_000 }),
  /** asks whether the person agrees */
  privacyAsk: declare({ args: Guideline, result: Agreed }),

  getLocation: declare({
    args: Type.Object({
      type: Type.Optional(Type.String()),
      isHighAccuracy: Type.Optional(Type.Boolean()),
      reason: Reason,
    }),
    result: Place,
    scope: "scope.userLocation",
  }),
  getFuzzyLocation: declare({
    args: Type.Object({ type: Type.Optional(Type.String()), reason: Reason }),
    result: Type.Object({ latitude: Type.Number(), longitude: Type.Number() }),
    scope: "scope.userFuzzyLocation",
  }),
  /** the person picks a place on a map: that is consent enough */
  chooseLocation: declare({
    args: Type.Object({ latitude: Type.Optional(Type.Number()), longitude: Type.Optional(Type.Number()) }),
    result: ChosenPlace,
  }),
};
