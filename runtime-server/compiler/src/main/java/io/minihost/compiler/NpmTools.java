package io.minihost.compiler;

import io.minihost.bundle.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packages from npm that take part in compiling, in a JavaScript context of their own. One thread at a time. */
final class NpmTools implements AutoCloseable {

    static final String FOLDER = "/minihost/web/compiler/";
    static final String SCRIPT = FOLDER + "compiler.js";

    /** Tools that are large and that few programs want: read when first wanted. */
    private static final Set<String> APART = Set.of("sass", "less");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    private final Context context = Context.newBuilder("js").engine(ENGINE).build();
    private final Value tools;
    private final Map<String, Value> apart = new HashMap<>();

    /** What a tool made of a text. */
    record Made(String code, List<String> needs, List<Problem> problems) {}

    NpmTools() {
        context.eval(script(SCRIPT));
        tools = context.getBindings("js").getMember("minihostCompiler");
    }

    /** Runs one of the tools over a file; a tool that breaks down over it is a problem of the file. */
    Made run(String tool, String path, Object... arguments) {
        try {
            Value home = APART.contains(tool) ? apart.computeIfAbsent(tool, this::readApart) : tools;
            return made(JSON.readTree(home.invokeMember(tool, arguments).asString()));
        } catch (PolyglotException e) {
            if (e.isCancelled() || e.isInterrupted()) {
                throw new CompilationStopped();
            }
            return new Made("", List.of(), List.of(Problem.warning(path, "Cannot be compiled: " + e.getMessage())));
        }
    }

    /**
     * Parses a module's function.
     *
     * @param before length of what precedes the developer's text on its first line
     * @return the first mistake, or null
     */
    @Nullable
    Problem mistake(String path, String function, int before) {
        try {
            context.parse(Source.newBuilder("js", function, path).cached(false).buildLiteral());
            return null;
        } catch (PolyglotException e) {
            if (e.isCancelled() || e.isInterrupted()) {
                throw new CompilationStopped();
            }
            SourceSection place = e.getSourceLocation();
            if (place == null) {
                return Problem.warning(path, firstLine(e));
            }
            int column =
                    place.getStartLine() == 1 ? Math.max(1, place.getStartColumn() - before) : place.getStartColumn();
            return new Problem(path, place.getStartLine(), column, Problem.Severity.WARNING, firstLine(e));
        }
    }

    private static String firstLine(PolyglotException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return message.replaceFirst("^(SyntaxError: )?(\\S+:\\d+:\\d+:? )?", "$1");
    }

    private static Made made(JsonNode json) {
        List<Problem> problems = new ArrayList<>();
        for (JsonNode problem : json.path("problems")) {
            problems.add(new Problem(
                    problem.path("file").asString(""),
                    problem.has("line") ? problem.path("line").asInt() : null,
                    problem.has("column") ? problem.path("column").asInt() : null,
                    problem.path("severity").asString("").equals("error")
                            ? Problem.Severity.ERROR
                            : Problem.Severity.WARNING,
                    problem.path("message").asString("")));
        }
        List<String> needs = new ArrayList<>();
        json.path("needs").forEach(need -> needs.add(need.asString("")));
        return new Made(json.path("code").asString(""), needs, problems);
    }

    private Value readApart(String tool) {
        context.eval(script(FOLDER + tool + ".js"));
        return context.getBindings("js").getMember("minihost_" + tool);
    }

    private static Source script(String resource) {
        String text = Resources.text(resource);
        return Source.newBuilder("js", text, resource.substring(FOLDER.length()))
                .buildLiteral();
    }

    /** Ends what is running, from any thread. */
    @Override
    public void close() {
        context.close(true);
    }
}
