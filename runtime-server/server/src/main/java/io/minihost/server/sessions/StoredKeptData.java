package io.minihost.server.sessions;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Everything that programs keep for people, of whatever kind. */
@Component
class StoredKeptData implements KeptData {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Keeper> keepers;
    private final Registry registry;

    StoredKeptData(List<Keeper> keepers, Registry registry) {
        this.keepers = keepers;
        this.registry = registry;
    }

    @Override
    public Map<AppId, Long> used(PersonId person) {
        Map<AppId, Long> sums = new LinkedHashMap<>();
        for (Keeper keeper : keepers) {
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

    private void clear(Keeper keeper, PersonId person, AppId program) {
        var changes = JSON.createObjectNode();
        keeper.clear(person, program).forEach(changes::putNull);
        if (!changes.isEmpty()) {
            registry.all().stream()
                    .filter(session -> session.person().equals(person)
                            && session.program().appId().equals(program))
                    .forEach(session -> session.notice(keeper.topic(), changes));
        }
    }
}
