package io.minihost.server.common;

import java.time.Duration;
import java.util.Locale;
import org.springframework.util.unit.DataSize;

/** What settings of a kind have in common. */
public final class SettingChecks {

    private SettingChecks() {}

    /** Refuses a number that is not positive. */
    public static void positive(String setting, int value) {
        if (value <= 0) {
            throw new InvalidSetting(setting, String.valueOf(value), "a positive number");
        }
    }

    /** Refuses a time that is not positive. */
    public static void positive(String setting, Duration value) {
        if (!value.isPositive()) {
            throw new InvalidSetting(setting, value.toString(), "a positive time such as 10m");
        }
    }

    /** Refuses a size that is not positive. */
    public static void positive(String setting, DataSize value) {
        if (value.isNegative() || value.toBytes() == 0) {
            throw new InvalidSetting(setting, value.toString(), "a positive size such as 50MB");
        }
    }

    /** What a setting of a type is expected to be, as in "expected …". */
    public static String expected(Class<?> type) {
        if (type.isEnum()) {
            var names = new StringBuilder("one of");
            for (Object value : type.getEnumConstants()) {
                names.append(' ').append(String.valueOf(value).toLowerCase(Locale.ROOT));
            }
            return names.toString();
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "a time such as 30s, 10m or 24h";
            case "DataSize" -> "a size such as 512KB or 50MB";
            case "InetAddress" -> "an address such as 127.0.0.1";
            default -> "a value of the type " + type.getSimpleName();
        };
    }
}
