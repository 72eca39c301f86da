package io.minihost.server.consent;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.HostApis;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is behind {@code wx.getPrivacySetting} and its like: whether people have agreed to how a program treats their data. */
@Configuration(proxyBeanMethods = false)
class PrivacyApis {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int GUIDELINE_MAX = 64 * 1024;

    @Bean
    HostApi privacyState(PrivacyAgreements agreements) {
        return HostApis.of(
                "privacyState",
                (call, arguments) ->
                        agreed(agreements.isAgreed(call.person(), call.program().appId(), guideline(arguments))));
    }

    @Bean
    HostApi privacyAgree(PrivacyAgreements agreements) {
        return HostApis.of("privacyAgree", (call, arguments) -> {
            agreements.agree(call.person(), call.program().appId(), guideline(arguments));
            return JSON.createObjectNode();
        });
    }

    @Bean
    HostApi privacyAsk(PrivacyAgreements agreements) {
        return HostApis.of("privacyAsk", (call, arguments) -> {
            var guideline = guideline(arguments);
            var isAgreed = call.ask("privacy", parsed(guideline)).path("agreed").asBoolean(false);
            if (isAgreed) {
                agreements.agree(call.person(), call.program().appId(), guideline);
            }
            return agreed(isAgreed);
        });
    }

    @Bean
    ProgramData privacyOfPrograms(JdbcClient jdbc) {
        return (program, max) -> ProgramRows.forgetSome(jdbc, "privacy_agreement", program, max);
    }

    private static ObjectNode agreed(boolean isAgreed) {
        return JSON.createObjectNode().put("agreed", isAgreed);
    }

    private static String guideline(JsonNode arguments) throws HostApiFailure {
        var guideline = Arguments.text(arguments, "guideline");
        if (guideline.length() > GUIDELINE_MAX) {
            throw new HostApiFailure(Attribution.PROGRAM, "the privacy guideline is too long");
        }
        return guideline;
    }

    private static JsonNode parsed(String guideline) throws HostApiFailure {
        try {
            return JSON.readTree(guideline);
        } catch (JacksonException e) {
            throw new HostApiFailure(Attribution.PROGRAM, "the privacy guideline cannot be read");
        }
    }
}
