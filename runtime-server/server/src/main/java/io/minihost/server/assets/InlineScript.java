package io.minihost.server.assets;

import io.minihost.server.common.crypto.Sha256;
import java.util.Base64;

/** A script of ours that lies in the page itself, and that the page's policy therefore names by its content. */
public record InlineScript(String text) {

    /**
     * A script.
     *
     * @throws IllegalArgumentException for a text that would end its element
     */
    public InlineScript {
        text = text.strip();
        if (text.contains("</script")) {
            throw new IllegalArgumentException("the script would end itself");
        }
    }

    /** As a source of {@code script-src}. */
    public String source() {
        var digest = Sha256.of(text);
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
