package io.minihost.server.sessions;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls behind {@code wx.setStorage} and its like. Guests read from their own copy, loaded at launch. */
@Configuration(proxyBeanMethods = false)
class StorageApis {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    HostApi storageSet(ProgramStorage storage) {
        return changing("storage.set", (person, program, arguments) -> {
            String key = Arguments.text(arguments, "key");
            String value = Arguments.text(arguments, "value");
            storage.set(person, program, key, value);
            return JSON.createObjectNode().put(key, value);
        });
    }

    @Bean
    HostApi storageRemove(ProgramStorage storage) {
        return changing("storage.remove", (person, program, arguments) -> {
            String key = Arguments.text(arguments, "key");
            storage.remove(person, program, key);
            return JSON.createObjectNode().putNull(key);
        });
    }

    @Bean
    HostApi storageClear(ProgramStorage storage) {
        return changing("storage.clear", (person, program, arguments) -> {
            ObjectNode changes = JSON.createObjectNode();
            storage.clear(person, program).forEach(changes::putNull);
            return changes;
        });
    }

    /** Makes a change and says what other sessions must know of it. */
    private interface Change {
        ObjectNode apply(PersonId person, AppId program, JsonNode arguments) throws HostApiFailure;
    }

    private static HostApi changing(String name, Change change) {
        return HostApi.ordered(HostApi.Lane.STORAGE, name, (session, arguments) -> {
            ObjectNode changes =
                    change.apply(session.person(), session.program().appId(), arguments);
            if (!changes.isEmpty()) {
                session.noticeOthers("storage", changes);
            }
            return JSON.createObjectNode();
        });
    }
}
