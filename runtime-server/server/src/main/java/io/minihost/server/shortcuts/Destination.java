package io.minihost.server.shortcuts;

import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;

/**
 * Where a short address leads.
 *
 * @param path of the page, without leading slash; empty for the first one
 * @param query what the page gets, as the program's server has written it
 */
public record Destination(AppId program, String path, String query, EnvVersion env) {

    Destination withMore(String more) {
        return more.isEmpty() ? this : new Destination(program, path, query.isEmpty() ? more : query + "&" + more, env);
    }
}
