package io.minihost.server.merchantapi;

import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which calls there are: those that are served, and those that the platform documents besides. */
@Component
class Calls {

    private final Map<String, MerchantCall> served;
    private final Set<String> documented;

    Calls(List<CallGroup> groups) {
        served = groups.stream()
                .map(CallGroup::calls)
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(MerchantCall::path, Function.identity()));
        try {
            var list = new ClassPathResource("minihost/merchant-paths.txt").getContentAsString(StandardCharsets.UTF_8);
            documented = list.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<MerchantCall> find(String path) {
        return Optional.ofNullable(served.get(path));
    }

    MerchantCall get(String path) {
        return find(path)
                .orElseThrow(() -> new ApiRefusal(isDocumented(path) ? ErrCode.NOT_SERVED : ErrCode.INVALID_URL));
    }

    boolean isDocumented(String path) {
        return documented.contains(path);
    }
}
