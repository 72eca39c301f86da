package io.minihost.server.uploadtool;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.bundle.Problem;
import io.minihost.server.uploadtool.wire.ToolRefusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tool is answered, always with status 200.
 *
 * @param data of small calls
 * @param body of a package's
 * @param problems each as {@code file:line:column: severity: message}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ToolAnswer(
        int errCode,
        @Nullable String errMsg,
        @Nullable Map<String, ?> data,
        @Nullable Map<String, ?> body,
        @Nullable List<String> problems) {

    /** Lines, because the tool prints a refusal as it comes. */
    private static final JsonMapper LINES =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static ToolAnswer data(Map<String, ?> data) {
        return new ToolAnswer(0, null, data, null, null);
    }

    static ToolAnswer body(Map<String, ?> body) {
        return new ToolAnswer(0, null, null, body, null);
    }

    static ToolAnswer of(ToolRefusal refused) {
        var problems = refused.problems().stream().map(Problem::toString).toList();
        return new ToolAnswer(refused.number(), refused.getMessage(), null, null, problems.isEmpty() ? null : problems);
    }

    String json() {
        return LINES.writeValueAsString(this);
    }
}
