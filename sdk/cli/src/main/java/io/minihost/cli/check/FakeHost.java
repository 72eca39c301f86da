package io.minihost.cli.check;

import io.minihost.protocol.HostApiContract;
import io.minihost.protocol.HostApiDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers host calls and requests to the view as a host without a network and a person who agrees to everything. */
final class FakeHost {

    /** What every request ends with; an error that says this is not the program's. */
    static final String NO_NETWORK = "there is no network in a check";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HostApiContract CONTRACT = HostApiContract.load();
    private static final List<Map<String, ?>> ANSWERS = List.of(Map.of(), Map.of("code", "check"));
    private static final Set<String> REFUSED = Set.of("location", "chooseFiles", "invoke");
    private static final Map<String, Object> AREA = Map.ofEntries(
            Map.entry("left", 0),
            Map.entry("top", 0),
            Map.entry("right", 375),
            Map.entry("bottom", 100),
            Map.entry("width", 375),
            Map.entry("height", 100),
            Map.entry("scrollLeft", 0),
            Map.entry("scrollTop", 0),
            Map.entry("scrollWidth", 375),
            Map.entry("scrollHeight", 100));

    private FakeHost() {}

    /** The message to send back, or null for a message that wants none. */
    static @Nullable String answer(JsonNode message) {
        JsonNode command = message.path("m");
        boolean call = message.path("t").asString("").equals("call");
        int id = (call ? message : command).path("id").asInt(0);
        if (id == 0) {
            return null;
        }
        if (call) {
            return call(id, message.path("name").asString(""));
        }
        return command.path("c").asString("").equals("ui") ? ui(id, command) : null;
    }

    private static String call(int id, String name) {
        HostApiDeclaration declaration = CONTRACT.find(name).orElse(null);
        if (declaration == null) {
            return reply(id, false, Map.of("errMsg", "not supported"));
        }
        return ANSWERS.stream()
                .filter(answer ->
                        declaration.faultOfResult(JSON.valueToTree(answer)).isEmpty())
                .findFirst()
                .map(answer -> reply(id, true, answer))
                .orElseGet(() -> reply(id, false, Map.of("errMsg", NO_NETWORK)));
    }

    private static String reply(int id, boolean ok, Object value) {
        return JSON.writeValueAsString(Map.of("t", "reply", "id", id, "ok", ok, "value", value));
    }

    private static String ui(int id, JsonNode command) {
        String name = command.path("name").asString("");
        boolean ok = !REFUSED.contains(name);
        Object value = ok ? result(name, command.path("args")) : Map.of("errMsg", "not in a check");
        return JSON.writeValueAsString(
                Map.of("t", "input", "m", Map.of("i", "reply", "id", id, "ok", ok, "value", value)));
    }

    private static Object result(String name, JsonNode args) {
        return switch (name) {
            case "modal" -> Map.of("confirm", true, "cancel", false);
            case "actionSheet" -> Map.of("tapIndex", 0);
            case "getClipboard" -> Map.of("data", "");
            case "imageInfo" -> Map.of("width", 100, "height", 100, "type", "png");
            case "query" -> measured(args.path("items").size());
            default -> Map.of();
        };
    }

    private static List<Object> measured(int items) {
        List<Object> areas = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            areas.add(AREA);
        }
        return areas;
    }
}
