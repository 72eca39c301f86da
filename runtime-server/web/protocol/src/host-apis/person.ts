import Type from "typebox";
import { declare } from "./declaration.js";
import { ChosenPlace, Nothing, Place } from "./parts.js";

/** What a program says why it asks. */
const Reason = Type.Optional(Type.String());

const Settings = Type.Object({ authSetting: Type.Record(Type.String(), Type.Boolean()) });

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
  /** asks whether the program may know who the person is, whatever was said before */
  profileConsent: declare({ args: Type.Object({ reason: Reason }), result: Nothing }),

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
