package io.minihost.server.common.personal;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a feature keeps about people, for those who want to know. Each feature that has a table about people has a bean of it. */
public interface PersonalData {

    /** Such as {@code messages}; it names the file that people get. */
    String feature();

    List<PersonalTable> tables();

    /** What cannot be read from a table as it stands, by name: such as what is encrypted there. */
    default Map<String, ?> more(UUID person) {
        return Map.of();
    }

    /** Files of theirs that are kept. */
    default List<PersonalFile> files(UUID person) {
        return List.of();
    }

    /** A feature with nothing but tables. */
    static PersonalData of(String feature, PersonalTable... tables) {
        return new Tables(feature, List.of(tables));
    }

    /** Nothing but tables. */
    record Tables(String feature, List<PersonalTable> tables) implements PersonalData {}
}
