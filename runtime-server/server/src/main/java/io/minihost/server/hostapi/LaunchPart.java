package io.minihost.server.hostapi;

import tools.jackson.databind.JsonNode;

/** Something that a program must have at hand from its first line on, because it may ask for it synchronously. */
public interface LaunchPart {

    /** Its key in {@code Launch} of {@code web/protocol/src/guest.ts}. */
    String name();

    JsonNode of(SessionContext session);
}
