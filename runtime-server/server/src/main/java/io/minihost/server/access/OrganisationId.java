package io.minihost.server.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An organisation that has programs here. */
public record OrganisationId(@JsonValue UUID value) {

    /** The host's own: what its operator registers belongs to it. */
    public static final OrganisationId HOST = from("00000000-0000-4000-8000-000000000001");

    /** Of the programs that come with this server. */
    public static final OrganisationId SAMPLES = from("00000000-0000-4000-8000-000000000002");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    @JsonCreator
    public static OrganisationId from(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
