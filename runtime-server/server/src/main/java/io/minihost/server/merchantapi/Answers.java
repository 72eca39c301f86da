package io.minihost.server.merchantapi;

import io.minihost.server.merchantapi.wire.ErrCode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shapes of answers. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Answers() {}

    static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    static ObjectNode ok() {
        return empty().put("errcode", 0).put("errmsg", "ok");
    }

    static ObjectNode refused(ErrCode code, String words, String rid) {
        return empty().put("errcode", code.number()).put("errmsg", words + " rid: " + rid);
    }
}
