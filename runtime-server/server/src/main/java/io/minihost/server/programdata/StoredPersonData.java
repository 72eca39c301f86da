package io.minihost.server.programdata;

import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.LiveSessions;
import io.minihost.server.identity.PersonId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Everything that programs keep for people, of whatever kind. */
@Component
class StoredPersonData implements PersonData {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<PersonDataStore> keepers;
    private final LiveSessions sessions;

    StoredPersonData(List<PersonDataStore> keepers, LiveSessions sessions) {
        this.keepers = keepers;
        this.sessions = sessions;
    }

    @Override
    public Map<AppId, Long> used(PersonId person) {
        Map<AppId, Long> sums = new LinkedHashMap<>();
        for (PersonDataStore keeper : keepers) {
            keeper.used(person).forEach((program, bytes) -> sums.merge(program, bytes, Long::sum));
        }
        Map<AppId, Long> largestFirst = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<AppId, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().value()))
                .forEach(entry -> largestFirst.put(entry.getKey(), entry.getValue()));
        return largestFirst;
    }

    @Override
    public void clear(PersonId person, AppId program) {
        keepers.forEach(keeper -> clear(keeper, person, program));
    }

    private void clear(PersonDataStore keeper, PersonId person, AppId program) {
        var changes = JSON.createObjectNode();
        keeper.clear(person, program).forEach(changes::putNull);
        if (!changes.isEmpty()) {
            sessions.of(person)
                    .filter(session -> session.program().appId().equals(program))
                    .forEach(session -> session.notice(keeper.topic(), changes));
        }
    }
}
