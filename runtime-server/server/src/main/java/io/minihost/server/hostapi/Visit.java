package io.minihost.server.hostapi;

import io.minihost.server.common.Launchable;
import io.minihost.server.identity.PersonId;
import java.util.Map;

/**
 * Somebody opens a program.
 *
 * @param path page without leading slash; empty for the program's first page
 * @param query query string without {@code ?}
 * @param scene how the person came here, in the platform's numbers
 * @param referrer what the opener passed on ({@code appId}, {@code extraData}); may be empty
 * @param address of the client, for its share of the room
 */
public record Visit(
        PersonId person,
        Launchable program,
        String path,
        String query,
        int scene,
        Map<String, Object> referrer,
        String address) {

    public Visit {
        referrer = Map.copyOf(referrer);
    }

    /** The same visit of somebody who turned out to be another person. */
    public Visit by(PersonId other) {
        return new Visit(other, program, path, query, scene, referrer, address);
    }

    /** The same visit from another address. */
    public Visit from(String other) {
        return new Visit(person, program, path, query, scene, referrer, other);
    }
}
