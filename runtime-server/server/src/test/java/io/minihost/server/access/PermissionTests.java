package io.minihost.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PermissionTests {

    @Test
    void areWhatTheDocumentSays() throws IOException {
        var rows = Files.readAllLines(Path.of("../../docs/permissions.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        var table = Arrays.stream(Action.values())
                .map(action -> "| `%s` | `%s` | %s | %s | %s |"
                        .formatted(
                                action.wireName(),
                                action.scope().wireName(),
                                members(action),
                                staff(action),
                                merchants(action)))
                .toList();
        assertThat(rows).isEqualTo(table);
    }

    private static String members(Action action) {
        var roles = Arrays.stream(OrganisationRole.values())
                .filter(action::isAllowedTo)
                .map(OrganisationRole::wireName)
                .collect(Collectors.joining(", "));
        return roles.isEmpty() ? "\u2013" : roles;
    }

    private static String merchants(Action action) {
        var roles = Arrays.stream(MerchantRole.values())
                .filter(action::isAllowedTo)
                .map(MerchantRole::wireName)
                .collect(Collectors.joining(", "));
        return roles.isEmpty() ? "\u2013" : roles;
    }

    private static String staff(Action action) {
        return Arrays.stream(PlatformRole.values())
                .filter(action::isAllowedTo)
                .map(PlatformRole::wireName)
                .collect(Collectors.joining(", "));
    }
}
