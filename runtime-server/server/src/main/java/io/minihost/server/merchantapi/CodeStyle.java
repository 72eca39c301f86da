package io.minihost.server.merchantapi;

import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.merchantapi.wire.Fields;
import io.minihost.server.shortcuts.drawing.Ink;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * How a round code shall look.
 *
 * @param width in pixels
 * @param isAutomatic whether the program's own colour is taken
 * @param chosen the colour otherwise
 */
record CodeStyle(int width, boolean isAutomatic, Ink chosen, boolean isTransparent) {

    private static final int WIDTH_MIN = 280;
    private static final int WIDTH_MAX = 1280;
    private static final int WIDTH_USUAL = 430;

    static CodeStyle of(Fields fields) {
        return new CodeStyle(
                width(fields), fields.isTrue("auto_color", false), color(fields), fields.isTrue("is_hyaline", false));
    }

    static int width(Fields fields) {
        var width = fields.number("width", WIDTH_USUAL);
        if (width < WIDTH_MIN || width > WIDTH_MAX) {
            throw new ApiRefusal(
                    ErrCode.INVALID_ARGUMENT, "invalid width: from %d to %d".formatted(WIDTH_MIN, WIDTH_MAX));
        }
        return (int) width;
    }

    private static Ink color(Fields fields) {
        var color = fields.object("line_color");
        try {
            return new Ink(part(color, "r"), part(color, "g"), part(color, "b"));
        } catch (IllegalArgumentException e) {
            throw new ApiRefusal(ErrCode.INVALID_ARGUMENT, "invalid line_color: r, g and b from 0 to 255");
        }
    }

    /** Clients send texts or numbers. */
    private static int part(JsonNode color, String name) {
        var text = color.path(name).asString("").strip();
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /**
     * A colour that cameras can read.
     *
     * @param ofProgram the program's own, as {@code #rrggbb}; one that is too light to read is no proposal
     */
    Ink ink(Supplier<String> ofProgram) {
        return isAutomatic ? Ink.parse(ofProgram.get()).filter(Ink::isLegible).orElse(Ink.BLACK) : chosen.legible();
    }
}
