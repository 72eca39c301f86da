import Type from "typebox";

/** The result of a call that has nothing to tell. */
export const Nothing = Type.Object({});

export const Header = Type.Record(Type.String(), Type.String());

/** Milliseconds; left out: the host's own. */
export const Timeout = Type.Optional(Type.Number());

export const Place = Type.Object({
  latitude: Type.Number(),
  longitude: Type.Number(),
  speed: Type.Number(),
  accuracy: Type.Number(),
  altitude: Type.Number(),
  verticalAccuracy: Type.Number(),
  horizontalAccuracy: Type.Number(),
});

export const ChosenPlace = Type.Object({
  name: Type.String(),
  address: Type.String(),
  latitude: Type.Number(),
  longitude: Type.Number(),
});

/** A file or folder of the program. */
export const File = Type.Object({
  size: Type.Number(),
  /** seconds since 1970 */
  time: Type.Number(),
  folder: Type.Boolean(),
  /** base64, unless the file is large */
  data: Type.Optional(Type.String()),
});
