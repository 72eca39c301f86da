package io.minihost.server.programdata;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One kind of what programs keep for people, such as values or files. */
public interface PersonDataStore {

    /** Of the notice by which visits hear what has changed. */
    String topic();

    /** Bytes that each program keeps for a person; programs that keep nothing of this kind are not listed. */
    Map<AppId, Long> used(PersonId person);

    /** Removes everything of this kind and returns the names that programs know it by. */
    List<String> clear(PersonId person, AppId program);

    /** What visits are told of some names: what they hold now. */
    JsonNode changes(PersonId person, AppId program, Collection<String> names);
}
