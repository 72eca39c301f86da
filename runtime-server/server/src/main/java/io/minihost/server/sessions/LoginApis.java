package io.minihost.server.sessions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code wx.login} and {@code wx.checkSession}. */
@Configuration(proxyBeanMethods = false)
class LoginApis {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    HostApi login(LoginCodes codes) {
        return new Simple(
                "login",
                session -> JSON.createObjectNode()
                        .put(
                                "code",
                                codes.issue(session.person(), session.program().appId())));
    }

    /** Session keys do not expire yet, so every one is valid. */
    @Bean
    HostApi checkSession() {
        return new Simple("checkSession", session -> JSON.createObjectNode());
    }

    /** Answers without arguments. */
    private interface Answer {
        JsonNode of(SessionContext session);
    }

    private record Simple(String name, Answer answer) implements HostApi {

        @Override
        public JsonNode call(SessionContext session, JsonNode arguments) {
            return answer.of(session);
        }
    }
}
