package io.minihost.server.login;

import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** {@code wx.login} and {@code wx.checkSession}. */
@Configuration(proxyBeanMethods = false)
class LoginApis {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    HostApi login(LoginCodes codes) {
        return HostApis.of(
                "login",
                (call, arguments) -> JSON.createObjectNode()
                        .put("code", codes.issue(call.person(), call.program().appId())));
    }

    /** Session keys do not expire yet, so every one is valid. */
    @Bean
    HostApi checkSession() {
        return HostApis.of("checkSession", (call, arguments) -> JSON.createObjectNode());
    }
}
