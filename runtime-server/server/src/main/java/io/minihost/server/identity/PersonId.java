package io.minihost.server.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Somebody who uses programs, known by name or anonymous. */
public record PersonId(@JsonValue UUID value) {

    @JsonCreator
    public PersonId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
