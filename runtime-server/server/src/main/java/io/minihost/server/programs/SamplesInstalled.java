package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import java.util.Map;

/**
 * The programs that come with this server are registered and released.
 *
 * @param programs by the names of their folders
 */
public record SamplesInstalled(Map<String, AppId> programs) {

    public SamplesInstalled {
        programs = Map.copyOf(programs);
    }
}
