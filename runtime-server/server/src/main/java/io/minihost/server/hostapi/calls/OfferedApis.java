package io.minihost.server.hostapi.calls;

import io.minihost.protocol.HostApiContract;
import io.minihost.protocol.HostApiDeclaration;
import io.minihost.protocol.HostApiPolicy;
import io.minihost.server.hostapi.Consents;
import io.minihost.server.hostapi.Grants;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.LastingApi;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** All host APIs of this server. What is declared and what is there are the same, or the server does not start. */
@Component
public final class OfferedApis {

    /** Ends another call, which only those who keep count of the calls can do. */
    public static final String ABORT = "abort";

    private final Map<String, OfferedApi> apis = new HashMap<>();

    OfferedApis(
            HostApiContract contract,
            List<HostApi> implementations,
            Consents consents,
            Grants grants,
            CallLimits limits,
            HostCallMetrics metrics) {
        for (HostApi api : implementations) {
            HostApiDeclaration declaration = contract.find(api.name())
                    .orElseThrow(() -> new IllegalStateException(
                            "host API \"%s\" is not declared in web/protocol/src/host-apis".formatted(api.name())));
            Invocation invocation =
                    around(api.name(), Invocation.of(api), declaration, consents, grants, limits, metrics);
            OfferedApi offered =
                    new OfferedApi(api.name(), declaration.policy(), api instanceof LastingApi, invocation);
            if (apis.put(api.name(), offered) != null) {
                throw new IllegalStateException("host API \"%s\" is there twice".formatted(api.name()));
            }
        }
        Set<String> missing = missing(contract.names());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("host APIs are declared, but no bean answers them: " + missing);
        }
    }

    /** From the inside out: what comes last sees the call first. */
    private static Invocation around(
            String name,
            Invocation api,
            HostApiDeclaration declaration,
            Consents consents,
            Grants grants,
            CallLimits limits,
            HostCallMetrics metrics) {
        HostApiPolicy policy = declaration.policy();
        Invocation around = api;
        if (policy.scope() != null) {
            around = new Consented(around, policy.scope(), consents);
        }
        if (Granted.concerns(name)) {
            around = new Granted(around, grants);
        }
        if (policy.perMinute() != null || policy.atOnce() != null) {
            around = new Limited(around, policy.perMinute(), policy.atOnce(), limits);
        }
        return new Measured(new Logged(new Checked(around, declaration)), metrics);
    }

    private Set<String> missing(Collection<String> declared) {
        Set<String> missing = new TreeSet<>(declared);
        missing.removeAll(apis.keySet());
        missing.remove(ABORT);
        return missing;
    }

    public Optional<OfferedApi> find(String name) {
        return Optional.ofNullable(apis.get(name));
    }
}
