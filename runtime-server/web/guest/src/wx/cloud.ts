import { isObject, type Dictionary } from "../base/builtins.js";
import { unsupported } from "../base/errors.js";
import { asyncCall } from "./api.js";
import { attempt } from "./inert.js";

/** What the platform answers when a program's cloud is not enabled. */
const NOT_ENABLED = { errCode: -601034, code: -601034 };

function failing(name: string) {
  return (given?: unknown): unknown => {
    unsupported(`wx.cloud.${name}`);
    return asyncCall(`cloud.${name}`, given, (_options, task) =>
      task.fail("Error: errCode: -601034 the cloud is not enabled for this program", { ...NOT_ENABLED }, "host"),
    );
  };
}

const QUERY = "where orderBy limit skip field";
const AGGREGATE =
  "addFields bucket bucketAuto count geoNear group limit lookup match project replaceRoot sample skip sort sortByCount unwind";
const COMMANDS =
  "eq neq gt gte lt lte in nin and or not nor exists mod all elemMatch size geoNear geoWithin geoIntersects set remove inc " +
  "mul min max rename push pop shift unshift addToSet pull pullAll expr";

function collection(): Dictionary {
  const query: Dictionary = {};
  for (const name of QUERY.split(" ")) query[name] = () => query;
  for (const name of ["get", "add", "update", "remove", "set", "count"]) query[name] = failing(`database.${name}`);
  query.doc = () => query;
  query.watch = (options: unknown) => {
    unsupported("wx.cloud.database.watch");
    attempt(isObject(options) ? options.onError : undefined, { errMsg: "watch:fail not enabled", ...NOT_ENABLED });
    return { close: () => undefined };
  };
  query.aggregate = () => {
    const pipeline: Dictionary = {};
    for (const name of AGGREGATE.split(" ")) pipeline[name] = () => pipeline;
    pipeline.end = failing("database.aggregate");
    return pipeline;
  };
  return query;
}

function operator(operands: unknown[]): Dictionary {
  const made: Dictionary = { operands };
  for (const name of COMMANDS.split(" ")) {
    made[name] = (...more: unknown[]) => operator([...operands, { operator: name, operands: more }]);
  }
  return made;
}

function database(): Dictionary {
  const plain =
    (type: string) =>
    (...args: unknown[]) => ({ type, args });
  return {
    collection,
    command: { ...operator([]), aggregate: new Proxy({}, { get: (_none, name) => plain(String(name)) }) },
    serverDate: plain("serverDate"),
    RegExp: plain("RegExp"),
    Geo: new Proxy({}, { get: (_none, name) => plain(String(name)) }),
    createCollection: failing("database.createCollection"),
    runTransaction: failing("database.runTransaction"),
    startTransaction: failing("database.startTransaction"),
  };
}

/** `wx.cloud` of a program whose cloud is not enabled: starts, and fails at whatever is asked of it. */
export function makeCloud(): Dictionary {
  const cloud: Dictionary = { init: () => undefined, database, CloudID: (id: unknown) => ({ cloudID: id }) };
  const names = "callFunction callContainer connectContainer uploadFile downloadFile deleteFile getTempFileURL";
  for (const name of names.split(" ")) cloud[name] = failing(name);
  cloud.Cloud = function Cloud() {
    return makeCloud();
  };
  return cloud;
}
