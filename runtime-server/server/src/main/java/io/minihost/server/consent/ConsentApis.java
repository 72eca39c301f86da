package io.minihost.server.consent;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.HostApis;
import java.util.Map;
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
    HostApi authorize(ConsentDesk desk) {
        return HostApis.of("authorize", (session, arguments) -> {
            desk.require(session, scope(arguments), Arguments.text(arguments, "reason", ""));
            return JSON.createObjectNode();
        });
    }

    @Bean
    HostApi getSetting(ConsentDesk desk) {
        return HostApis.of("getSetting", (session, arguments) -> settings(desk.granted(session)));
    }

    @Bean
    HostApi openSetting(ConsentDesk desk) {
        return HostApis.of("openSetting", (session, arguments) -> {
            ObjectNode question = JSON.createObjectNode();
            question.set("granted", JSON.valueToTree(desk.granted(session)));
            JsonNode answer = session.ask("settings", question);
            for (Map.Entry<String, Boolean> before : desk.granted(session).entrySet()) {
                JsonNode now = answer.path("granted").path(before.getKey());
                if (now.isBoolean() && now.booleanValue() != before.getValue()) {
                    desk.change(session, before.getKey(), now.booleanValue());
                }
            }
            return settings(desk.granted(session));
        });
    }

    /** Who the person is needs their word every time. */
    @Bean
    HostApi profileConsent(ConsentDesk desk) {
        return HostApis.of("profileConsent", (session, arguments) -> {
            if (!desk.ask(session, Scope.USER_INFO, Arguments.text(arguments, "reason", ""))) {
                throw ConsentDesk.denied();
            }
            return JSON.createObjectNode();
        });
    }

    @Bean
    HostApi getLocation(ConsentDesk desk) {
        return HostApis.of("getLocation", (session, arguments) -> {
            desk.require(session, Scope.LOCATION, Arguments.text(arguments, "reason", ""));
            return session.ask("location", arguments);
        });
    }

    @Bean
    HostApi getFuzzyLocation(ConsentDesk desk) {
        return HostApis.of("getFuzzyLocation", (session, arguments) -> {
            desk.require(session, Scope.FUZZY_LOCATION, Arguments.text(arguments, "reason", ""));
            JsonNode place = session.ask("location", arguments);
            return JSON.createObjectNode()
                    .put("latitude", fuzzy(place.path("latitude").asDouble(0)))
                    .put("longitude", fuzzy(place.path("longitude").asDouble(0)));
        });
    }

    /** The person picks a place on a map: that is consent enough. */
    @Bean
    HostApi chooseLocation() {
        return HostApis.of("chooseLocation", (session, arguments) -> session.ask("chooseLocation", arguments));
    }

    /** About a kilometre. */
    private static double fuzzy(double degrees) {
        return Math.round(degrees * 100) / 100.0;
    }

    private static Scope scope(JsonNode arguments) throws HostApiFailure {
        return Scope.parse(Arguments.text(arguments, "scope"))
                .orElseThrow(() -> new HostApiFailure(Attribution.PROGRAM, "invalid scope"));
    }

    private static ObjectNode settings(Map<String, Boolean> granted) {
        ObjectNode settings = JSON.createObjectNode();
        settings.set("authSetting", JSON.valueToTree(granted));
        return settings;
    }
}
