package io.minihost.server.common.startup;

import java.util.regex.Pattern;

/** Which settings are secrets, by their names; the launcher knows more names, since it can be generous. */
final class SecretNames {

    private static final Pattern SECRET =
            Pattern.compile("(minihost|spring|aws)[._].*(token|secret|password|[-_.]key)", Pattern.CASE_INSENSITIVE);

    private SecretNames() {}

    /** Takes the name of a property or of an environment variable. */
    static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }
}
