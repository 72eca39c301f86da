package io.minihost.bundle;

import io.minihost.bundle.text.Glob;
import io.minihost.bundle.text.PatientText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** What a project keeps out of its bundle: {@code packOptions} of project.config.json. */
record PackOptions(List<Rule> ignore, List<Rule> include) {

    private static final int RULES_MAX = 500;
    private static final int VALUE_MAX = 1_000;

    static final PackOptions NONE = new PackOptions(List.of(), List.of());

    /** Paths are relative to the program's root and compare without case, as in the platform's own tools. */
    record Rule(String type, String value) {

        /** An expression that takes longer than this for one path has no end worth waiting for. */
        private static final int STEPS_MAX = 100_000;

        boolean covers(String path) {
            String lower = path.toLowerCase(Locale.ROOT);
            return switch (type) {
                case "file" -> lower.equals(value);
                case "folder" -> (lower + "/").startsWith(value.endsWith("/") ? value : value + "/");
                case "suffix" -> lower.endsWith(value);
                case "prefix" -> lower.startsWith(value);
                case "glob" -> Glob.matches(value, lower);
                case "regexp" -> matches(lower);
                default -> false;
            };
        }

        private boolean matches(String path) {
            try {
                return Pattern.compile(value, Pattern.CASE_INSENSITIVE)
                        .matcher(new PatientText(path, STEPS_MAX))
                        .find();
            } catch (PatternSyntaxException | StackOverflowError | PatientText.Exhausted e) {
                return false;
            }
        }
    }

    static PackOptions read(JsonNode options) {
        return new PackOptions(rules(options.path("ignore")), rules(options.path("include")));
    }

    boolean ignoresFile(String path) {
        return any(ignore, path) && !any(include, path);
    }

    /** Only a folder with nothing to include below it is skipped whole. */
    boolean ignoresFolder(String path) {
        return include.isEmpty() && ignore.stream().anyMatch(rule -> rule.type().equals("folder") && rule.covers(path));
    }

    private static boolean any(List<Rule> rules, String path) {
        return rules.stream().anyMatch(rule -> rule.covers(path));
    }

    private static List<Rule> rules(JsonNode list) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : list) {
            String type = rule.path("type").asString("");
            String value = rule.path("value").asString("");
            if (!value.isEmpty() && value.length() <= VALUE_MAX && rules.size() < RULES_MAX) {
                String path = value.startsWith("./")
                        ? value.substring(2)
                        : value.startsWith("/") ? value.substring(1) : value;
                rules.add(new Rule(type, type.equals("regexp") ? value : path.toLowerCase(Locale.ROOT)));
            }
        }
        return List.copyOf(rules);
    }
}
