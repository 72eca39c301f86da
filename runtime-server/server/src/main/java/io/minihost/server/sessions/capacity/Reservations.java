package io.minihost.server.sessions.capacity;

import io.minihost.server.common.ClientNetwork;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Pages that were served and whose socket has not joined yet. They take nothing but a little memory, so there is always
 * room for one more: where somebody has too many of them, their oldest one goes, and a page whose reservation is gone loads
 * itself again. Nobody who only asks for pages can keep others from getting theirs.
 */
public final class Reservations {

    private final Limits limits;
    private final LongSupplier nanoTime;

    /** In the order in which they came. */
    private final Map<SessionId, Reserved> byId = new LinkedHashMap<>();

    private final Map<String, Set<Reserved>> byGroup = new HashMap<>();

    /**
     * How many there may be.
     *
     * @param life of each
     * @param total in all
     * @param perPerson of one cookie
     * @param perLine of one address
     * @param perNetwork of one network
     * @param perProgram of one program
     */
    public record Limits(Duration life, int total, int perPerson, int perLine, int perNetwork, int perProgram) {}

    private record Reserved(SessionId id, Visit visit, ClientNetwork client, long bornNanos) {

        String person() {
            return "person " + visit.person();
        }

        String line() {
            return "line " + client.line();
        }

        String network() {
            return "network " + client.network();
        }

        String program() {
            return "program " + visit.program().appId();
        }

        List<String> groups() {
            return List.of(person(), line(), network(), program());
        }
    }

    public Reservations(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    public synchronized void add(SessionId id, Visit visit) {
        expire();
        Reserved reserved = new Reserved(id, visit, ClientNetwork.of(visit.address()), nanoTime.getAsLong());
        makeRoom(reserved.person(), limits.perPerson());
        makeRoom(reserved.line(), limits.perLine());
        makeRoom(reserved.network(), limits.perNetwork());
        if (group(reserved.program()).size() >= limits.perProgram()) {
            remove(oldestOfLargestNetwork(group(reserved.program())));
        }
        if (byId.size() >= limits.total()) {
            remove(oldestOfLargestNetwork(byId.values()));
        }
        byId.put(id, reserved);
        reserved.groups()
                .forEach(name -> byGroup.computeIfAbsent(name, key -> new LinkedHashSet<>())
                        .add(reserved));
    }

    public synchronized Optional<Visit> find(SessionId id) {
        expire();
        return Optional.ofNullable(byId.get(id)).map(Reserved::visit);
    }

    public synchronized void remove(SessionId id) {
        Reserved reserved = byId.get(id);
        if (reserved != null) {
            remove(reserved);
        }
    }

    public synchronized int size() {
        return byId.size();
    }

    /** Forgets those whose time is over. */
    public synchronized void expire() {
        long now = nanoTime.getAsLong();
        List<Reserved> over = byId.values().stream()
                .takeWhile(
                        reserved -> now - reserved.bornNanos() > limits.life().toNanos())
                .toList();
        over.forEach(this::remove);
    }

    private void makeRoom(String group, int limit) {
        Set<Reserved> members = group(group);
        if (members.size() >= limit) {
            remove(members.iterator().next());
        }
    }

    /** Whoever has most of them is hit first: one of many addresses loses one of many pages. */
    private static Reserved oldestOfLargestNetwork(Iterable<Reserved> candidates) {
        Map<String, List<Reserved>> byNetwork = new LinkedHashMap<>();
        for (Reserved candidate : candidates) {
            byNetwork
                    .computeIfAbsent(candidate.network(), key -> new ArrayList<>())
                    .add(candidate);
        }
        return byNetwork.values().stream()
                .collect(Collectors.maxBy(Comparator.comparingInt(List::size)))
                .orElseThrow()
                .getFirst();
    }

    private Set<Reserved> group(String name) {
        return byGroup.getOrDefault(name, Set.of());
    }

    private void remove(Reserved reserved) {
        byId.remove(reserved.id());
        for (String name : reserved.groups()) {
            Set<Reserved> members = group(name);
            members.remove(reserved);
            if (members.isEmpty()) {
                byGroup.remove(name);
            }
        }
    }
}
