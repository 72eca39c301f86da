package io.minihost.server.login;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.HostApis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** {@code wx.login} and {@code wx.checkSession}. */
@Configuration(proxyBeanMethods = false)
class LoginApis {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    HostApi login(LoginCodes codes, SessionKeys keys) {
        return HostApis.of("login", (call, arguments) -> {
            var program = call.program().appId();
            keys.login(call.person(), program);
            return JSON.createObjectNode().put("code", codes.issue(call.person(), program));
        });
    }

    /** In the platform's own words, which programs look for. */
    @Bean
    HostApi checkSession(SessionKeys keys) {
        return HostApis.of("checkSession", (call, arguments) -> {
            if (!keys.isValid(call.person(), call.program().appId())) {
                throw new HostApiFailure(Attribution.PROGRAM, "session time out, need relogin");
            }
            return JSON.createObjectNode();
        });
    }
}
