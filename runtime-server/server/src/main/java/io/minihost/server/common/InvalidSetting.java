package io.minihost.server.common;

import java.util.Locale;

/** A setting has a value the server cannot start with. The message is one line and names the environment variable. */
public final class InvalidSetting extends CannotStart {

    private static final long serialVersionUID = 1L;

    /**
     * Says what would do instead.
     *
     * @param setting the property's name, such as {@code minihost.data-dir}
     * @param expected what would do, as in "expected …"
     */
    public InvalidSetting(String setting, String value, String expected) {
        super("%s has the value \"%s\", expected %s.".formatted(environmentName(setting), value, expected), null);
    }

    /** The environment variable of a property. */
    public static String environmentName(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
