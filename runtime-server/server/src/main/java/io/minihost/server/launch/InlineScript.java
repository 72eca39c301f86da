package io.minihost.server.launch;

import io.minihost.server.common.Sha256;
import java.util.Base64;

/** A script of ours that lies in the page itself, and that the page's policy therefore names by its content. */
record InlineScript(String text) {

    /** @throws IllegalArgumentException for a text that would end its element */
    InlineScript {
        text = text.strip();
        if (text.contains("</script")) {
            throw new IllegalArgumentException("the script would end itself");
        }
    }

    /** As a source of {@code script-src}. */
    String source() {
        var digest = Sha256.of(text);
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
