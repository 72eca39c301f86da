package io.minihost.server.login;

import io.minihost.server.accounts.Standing;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.HostApis;
import io.minihost.server.hostapi.Members;
import io.minihost.server.identity.GuestPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** {@code wx.login} and {@code wx.checkSession}. */
@Configuration(proxyBeanMethods = false)
class LoginApis {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Bean
    HostApi login(LoginCodes codes, VisitKeys keys, GuestPolicy guests, Members members, Standing standing) {
        return HostApis.of("login", (call, arguments) -> {
            var program = call.program().appId();
            if (!guests.mayLogIn()) {
                members.require(call);
            }
            if (standing.isFrozen(call.person())) {
                throw new HostApiFailure(Attribution.HOST, "the account is frozen");
            }
            keys.login(call);
            return JSON.createObjectNode().put("code", codes.issue(call.person(), program));
        });
    }

    /** In the platform's own words, which programs look for. */
    @Bean
    HostApi checkSession(VisitKeys keys) {
        return HostApis.of("checkSession", (call, arguments) -> {
            if (keys.current(call).isEmpty()) {
                throw new HostApiFailure(Attribution.PROGRAM, "session time out, need relogin");
            }
            return JSON.createObjectNode();
        });
    }

    /** The key with which the program encrypts what its own server reads; the server gets it from this host too. */
    @Bean
    HostApi getLatestUserKey(EncryptKeys keys) {
        return HostApis.of("getLatestUserKey", (call, arguments) -> {
            var newest = keys.latest(call.person(), call.program().appId()).getFirst();
            return JSON.createObjectNode()
                    .put("encryptKey", newest.key())
                    .put("iv", newest.iv())
                    .put("version", newest.version())
                    .put("expireTime", newest.expiresAt().getEpochSecond());
        });
    }
}
