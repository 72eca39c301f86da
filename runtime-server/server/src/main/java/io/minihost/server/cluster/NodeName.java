package io.minihost.server.cluster;

import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.InvalidSetting;
import io.minihost.server.common.SecretFile;
import io.minihost.server.common.crypto.RandomText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What this node is called, in session ids too, and which data directory is its home. Neither tells anything of the machine. */
@Component
public class NodeName {

    private static final String SETTING = "minihost.node";
    private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,16}");
    private static final int HOME_BYTES = 16;
    private static final int NAME_DIGITS = 8;

    private final String home;
    private final String value;

    NodeName(@Value("${minihost.node:}") String given, DataDirectory directory) {
        home = kept(directory.path().resolve("node"));
        value = given.isBlank() ? home.substring(0, NAME_DIGITS) : given.strip();
        if (!FORM.matcher(value).matches()) {
            throw new InvalidSetting(SETTING, given, "up to 16 small letters and digits, another one for each node");
        }
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                SecretFile.write(file, RandomText.hex(HOME_BYTES));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    public String value() {
        return value;
    }

    /** The same for every start with this data directory, and no other's. */
    public String home() {
        return home;
    }

    @Override
    public String toString() {
        return value;
    }
}
