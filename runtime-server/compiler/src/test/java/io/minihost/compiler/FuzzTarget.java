package io.minihost.compiler;

import io.minihost.compiler.text.Requires;
import io.minihost.compiler.wxml.TemplateCompiler;
import io.minihost.compiler.wxml.TemplateCompilerFailure;
import io.minihost.compiler.wxml.WxmlNormalizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a fuzzer feeds: the first byte chooses who reads the rest. Whatever comes is compiled or refused. */
public final class FuzzTarget {

    private static final TemplateCompiler TEMPLATES = new TemplateCompiler();
    private static final NpmTools TOOLS = new NpmTools();

    private FuzzTarget() {}

    /** Called by the fuzzer, by this name, before it counts the time: what takes longest is to begin. */
    public static void fuzzerInitialize() {
        markup("<view wx:if=\"{{a}}\">{{b + 1}}</view>");
        sheet(".a { color: red }");
    }

    /** Called by the fuzzer, by this name. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String text = new String(Arrays.copyOfRange(input, 1, input.length), StandardCharsets.UTF_8);
        switch (input[0] & 3) {
            case 0, 1 -> markup(text);
            case 2 -> sheet(text);
            default -> Requires.in(text);
        }
    }

    private static void markup(String text) {
        WxmlNormalizer.Mended mended = WxmlNormalizer.mend(text);
        long lines = text.chars().filter(c -> c == '\n').count();
        if (mended.excess() != null) {
            return;
        }
        if (mended.text().chars().filter(c -> c == '\n').count() > lines) {
            throw new AssertionError("lines moved");
        }
        try {
            TEMPLATES.compile("page", mended.text(), (module, script) -> "");
        } catch (TemplateCompilerFailure e) {
            // A clear refusal of this file.
            return;
        }
    }

    private static void sheet(String text) {
        if (SheetLimits.excess("a.wxss", text) == null) {
            NpmTools.Made made = TOOLS.run("wxss", "a.wxss", "a.wxss", "component", text);
            if (made.code().contains("</")) {
                throw new AssertionError("ends its element");
            }
        }
    }
}
