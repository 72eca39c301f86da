package io.minihost.server.identity;

import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Sees to it that there is an operator's token: the one that is set, the one in the file, or a new one in that file. */
@Component
public class OperatorToken {

    static final String FILE = "operator-token";

    private final String whereabouts;

    OperatorToken(IdentityProperties properties, DataDirectory directory, Tokens tokens) {
        var file = directory.path().resolve(FILE);
        var given = properties.operatorToken();
        if (given != null) {
            tokens.setOperator(given);
            whereabouts = "the value of MINIHOST_OPERATOR_TOKEN";
        } else if (Files.exists(file)) {
            tokens.setOperator(read(file));
            whereabouts = "in " + file;
        } else if (tokens.hasOperator()) {
            whereabouts = "the one given at an earlier start";
        } else {
            var token = SecretFile.random();
            SecretFile.write(file, token);
            tokens.setOperator(token);
            whereabouts = "in " + file;
        }
    }

    /** Where the operator finds the token, as the end of "The operator's token is …". */
    public String whereabouts() {
        return whereabouts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
