package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.userstorage.UserStorage;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.merchantapi.wire.Texts;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values that a program's server keeps for a person. The signature is of the body. */
@Component
class StorageCalls implements CallGroup {

    private static final int KEY_BYTES_MAX = 128;
    private static final int ENTRY_BYTES_MAX = 1024;
    private static final int KEYS_MAX = 128;

    private final UserStorage storage;
    private final Signed signed;

    StorageCalls(UserStorage storage, Signed signed) {
        this.storage = storage;
        this.signed = signed;
    }

    @Override
    public List<MerchantCall> calls() {
        return List.of(
                MerchantCall.post("/wxa/set_user_storage", this::set),
                MerchantCall.post("/wxa/remove_user_storage", this::remove));
    }

    private ObjectNode set(ApiRequest request, AppId program) {
        var list = list(request, "kv_list");
        var by = signed.require(request, program, request.text());
        var values = new LinkedHashMap<String, String>();
        for (var entry : list) {
            var key = text(entry.get("key"));
            var value = text(entry.get("value"));
            if (key.isEmpty() || bytes(key) > KEY_BYTES_MAX || bytes(key) + bytes(value) > ENTRY_BYTES_MAX) {
                throw new ApiRefusal(ErrCode.INVALID_KEY_VALUE);
            }
            values.put(key, value);
        }
        storage.set(by.person(), program, values);
        return Answers.ok();
    }

    private ObjectNode remove(ApiRequest request, AppId program) {
        var list = list(request, "key");
        var by = signed.require(request, program, request.text());
        var keys = new LinkedHashSet<String>();
        list.forEach(key -> keys.add(text(key)));
        storage.remove(by.person(), program, keys);
        return Answers.ok();
    }

    private static JsonNode list(ApiRequest request, String name) {
        var list = request.json().get(name);
        if (list == null || !list.isArray()) {
            throw new ApiRefusal(ErrCode.INVALID_FORMAT);
        }
        if (list.size() > KEYS_MAX) {
            throw new ApiRefusal(ErrCode.TOO_MANY_KEYS);
        }
        return list;
    }

    private static String text(@Nullable JsonNode node) {
        if (node == null || !node.isString() || !Texts.isStorable(node.stringValue())) {
            throw new ApiRefusal(ErrCode.INVALID_KEY_VALUE);
        }
        return node.stringValue();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
