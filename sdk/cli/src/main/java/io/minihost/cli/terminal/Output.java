package io.minihost.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Prints results, for people or for programs. */
public final class Output {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintWriter out;
    private final boolean json;

    public Output(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    boolean isJson() {
        return json;
    }

    /** Prints the one or the other. */
    public void result(Object machine, String... people) {
        if (json) {
            out.println(JSON.writeValueAsString(machine));
        } else {
            List.of(people).forEach(out::println);
        }
        out.flush();
    }

    /** Says something on the way, to people only. */
    public void progress(String text) {
        if (!json) {
            out.println(text);
            out.flush();
        }
    }
}
