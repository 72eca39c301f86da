package io.minihost.server.consent;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApis;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code wx.authorize}, {@code wx.getSetting}, {@code wx.openSetting} and what the person must agree to. */
@Configuration(proxyBeanMethods = false)
class ConsentApis {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    HostApi authorize(ConsentService consents) {
        return HostApis.of("authorize", (call, arguments) -> {
            consents.require(call, Arguments.text(arguments, "scope"), Arguments.text(arguments, "reason", ""));
            return JSON.createObjectNode();
        });
    }

    @Bean
    HostApi getSetting(ConsentService consents) {
        return HostApis.of("getSetting", (call, arguments) -> settings(consents.granted(call)));
    }

    @Bean
    HostApi openSetting(ConsentService consents) {
        return HostApis.of("openSetting", (call, arguments) -> {
            ObjectNode question = JSON.createObjectNode();
            question.set("granted", JSON.valueToTree(consents.granted(call)));
            JsonNode answer = call.ask("settings", question);
            for (Map.Entry<String, Boolean> before : consents.granted(call).entrySet()) {
                JsonNode now = answer.path("granted").path(before.getKey());
                if (now.isBoolean() && now.booleanValue() != before.getValue()) {
                    consents.change(call, before.getKey(), now.booleanValue());
                }
            }
            return settings(consents.granted(call));
        });
    }

    @Bean
    HostApi getLocation() {
        return HostApis.of("getLocation", (call, arguments) -> call.ask("location", arguments));
    }

    @Bean
    HostApi getFuzzyLocation() {
        return HostApis.of("getFuzzyLocation", (call, arguments) -> {
            JsonNode place = call.ask("location", arguments);
            return JSON.createObjectNode()
                    .put("latitude", fuzzy(place.path("latitude").asDouble(0)))
                    .put("longitude", fuzzy(place.path("longitude").asDouble(0)));
        });
    }

    /** The person picks a place on a map: that is consent enough. */
    @Bean
    HostApi chooseLocation() {
        return HostApis.of("chooseLocation", (call, arguments) -> call.ask("chooseLocation", arguments));
    }

    /** About a kilometre. */
    private static double fuzzy(double degrees) {
        return Math.round(degrees * 100) / 100.0;
    }

    private static ObjectNode settings(Map<String, Boolean> granted) {
        // What the platform's scopes do not say is between the person and the host.
        granted.keySet().removeAll(Set.of(ProfileConsent.OWN, PrivacyAgreements.SCOPE));
        ObjectNode settings = JSON.createObjectNode();
        settings.set("authSetting", JSON.valueToTree(granted));
        return settings;
    }
}
