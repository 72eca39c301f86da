package io.minihost.server.programs.rollout;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the request comes from that is answered now, as the operator's gateway says. */
@Component
class Region {

    private final String header;

    Region(ReleaseSettings settings) {
        this.header = settings.regionHeader();
    }

    /** Whether it can be told at all. */
    boolean isTold() {
        return !header.isEmpty();
    }

    /** Empty when nobody says, and where no request is answered. */
    String current() {
        return isTold() && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Objects.requireNonNullElse(attributes.getRequest().getHeader(header), "")
                        .strip()
                : "";
    }

    static boolean isAmong(List<String> regions, String region) {
        return regions.stream().anyMatch(region::equalsIgnoreCase);
    }
}
