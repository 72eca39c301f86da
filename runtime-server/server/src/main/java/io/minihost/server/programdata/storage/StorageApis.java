package io.minihost.server.programdata.storage;

import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApis;
import io.minihost.server.hostapi.LaunchPart;
import io.minihost.server.hostapi.SessionContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is behind {@code wx.setStorage} and its like. Guests read from their own copy, handed over at launch. */
@Configuration(proxyBeanMethods = false)
class StorageApis {

    @Bean
    HostApi storageApply(StorageWrites writes) {
        return HostApis.lasting(
                "storage.apply",
                (call, arguments, answer) -> writes.add(
                        call.session(),
                        StorageChanges.of(arguments),
                        arguments.path("more").asBoolean(false),
                        answer));
    }

    @Bean
    LaunchPart storagePart(StorageWrites writes, ProgramStorage storage) {
        return part("storage", session -> {
            StorageArea area = StorageArea.of(session);
            writes.settle(area);
            return JsonMapper.shared().valueToTree(storage.load(area));
        });
    }

    private interface Content {
        JsonNode of(SessionContext session);
    }

    private static LaunchPart part(String name, Content content) {
        return new LaunchPart() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public JsonNode of(SessionContext session) {
                return content.of(session);
            }
        };
    }
}
