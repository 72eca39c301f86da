package io.minihost.server.uploadtool;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.UploadNote;
import io.minihost.server.uploadtool.wire.ToolRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** What the tool says of a package, in the query of its call. */
record ToolCall(HttpServletRequest request) {

    private static final String PROGRAM = "miniProgram";
    private static final int ROBOT_MAX = 30;
    private static final int TEXT_MAX = 1024;

    String address() {
        return request.getRemoteAddr();
    }

    AppId program() {
        return AppId.parse(get("appid")).orElseThrow(ToolRefusal::invalidAppId);
    }

    /** A parameter; empty when it is not there. */
    String get(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /** One that ends up in a link. */
    String shortText(String name) {
        var text = get(name);
        if (text.length() > TEXT_MAX) {
            throw ToolRefusal.badRequest("%s is longer than %d characters".formatted(name, TEXT_MAX));
        }
        return text;
    }

    /** Refuses what this host has no place for: games, plugins, and packages for another program's draft box. */
    void requireProgram() {
        var type = get("type");
        if (!type.isEmpty() && !type.equals(PROGRAM)) {
            throw ToolRefusal.badRequest("this host takes mini programs, and no %s".formatted(printable(type)));
        }
        var other = get("extAppId");
        if (!other.isEmpty() && !other.equals(get("appid"))) {
            throw ToolRefusal.badRequest("ext.json names another program, which this key is not for");
        }
    }

    int robot() {
        var text = get("robot");
        if (text.isEmpty()) {
            return 1;
        }
        if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > ROBOT_MAX) {
            throw ToolRefusal.badRequest("a robot is a number from 1 to %d".formatted(ROBOT_MAX));
        }
        return Integer.parseInt(text);
    }

    UploadNote note(boolean isPreview) {
        var words = printable(get("desc")).strip();
        return new UploadNote(words.isEmpty() ? null : words, robot(), isPreview);
    }

    private static String printable(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || !Character.isISOControl(c))
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(UploadNote.DESCRIPTION_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
