package io.minihost.server.commands;

import io.minihost.server.database.HostDatabase;
import io.minihost.server.ledger.Books;
import io.minihost.server.ledger.proof.Verdict;
import io.minihost.server.ledger.proof.Verification;
import java.util.List;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/** {@code minihost-server verify-ledger}: prints what the call of the API answers. */
final class VerifyLedger {

    private VerifyLedger() {}

    static int run(Host host, List<String> words) throws Exception {
        if (!words.isEmpty()) {
            return usage();
        }
        try (var database = HostDatabase.open(host.properties(), host.environment())) {
            return print(verdict(host, database));
        }
    }

    static Verdict verdict(Host host, HostDatabase database) {
        return Verification.of(
                        database.source(), host.masterKey(), host.properties().dataDir(), books())
                .run();
    }

    @SuppressWarnings("SystemOut") // a person reads it
    static int print(Verdict verdict) {
        System.out.println(
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(verdict));
        return verdict.ok() ? 0 : 1;
    }

    @SuppressWarnings("SystemOut")
    private static int usage() {
        System.err.println("usage: minihost-server verify-ledger");
        return 2;
    }

    /** Those of all features; they hold nothing. */
    private static List<Books> books() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Books.class));
        scanner.addExcludeFilter((type, any) -> !type.getAnnotationMetadata().hasAnnotation(Component.class.getName()));
        return scanner.findCandidateComponents("io.minihost.server").stream()
                .map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), Books.class.getClassLoader()))
                .map(type -> (Books) BeanUtils.instantiateClass(type))
                .toList();
    }
}
