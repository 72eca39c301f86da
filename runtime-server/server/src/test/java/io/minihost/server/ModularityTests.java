package io.minihost.server;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Features depend on each other in one direction only, and so do classes. */
class ModularityTests {

    private static final String SERVER = "io.minihost.server";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.minihost");

    @Test
    void verifiesModules() {
        ApplicationModules.of(MinihostApplication.class).verify();
    }

    @Test
    void hasNoClassesThatKnowEachOtherInCircles() {
        assertThat(CLASSES.size()).isGreaterThan(700);
        slices().assignedFrom(files()).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void hasNoPackagesThatKnowEachOtherInCircles() {
        slices().matching("io.minihost.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** What the picture in docs/architecture.md shows: each feature after those that it may use, with its rooms. */
    @Test
    void standsAsDrawn() throws IOException {
        var drawn = picture();
        var rooms = new TreeSet<String>();
        drawn.forEach((feature, inside) -> {
            rooms.add(feature);
            inside.forEach(room -> rooms.add(feature + "." + room));
        });
        var packages = new TreeSet<String>();
        CLASSES.forEach(type -> packages.add(inServer(type)));
        packages.remove("");
        assertThat(rooms).as("packages in docs/architecture.md").containsExactlyInAnyOrderElementsOf(packages);

        var order = List.copyOf(drawn.keySet());
        var upward = CLASSES.stream()
                .filter(type -> !inServer(type).isEmpty())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use ->
                        order.indexOf(feature(use.getOriginClass())) < order.indexOf(feature(use.getTargetClass())))
                .map(Dependency::getDescription);
        assertThat(upward)
                .as("uses of what stands higher, or further right, in docs/architecture.md")
                .isEmpty();
    }

    /** Features with their rooms, the lowest floor first and each floor from the left. */
    private static Map<String, List<String>> picture() throws IOException {
        var page = Files.readString(Path.of("../../docs/architecture.md"));
        var floors = Pattern.compile("(?m)^\\d  (.*)$").matcher(page).results().toList();
        var features = new LinkedHashMap<String, List<String>>();
        for (MatchResult floor : floors.reversed()) {
            Pattern.compile("(\\w+)(?: \\(([^)]*)\\))?")
                    .matcher(floor.group(1))
                    .results()
                    .forEach(feature -> features.put(
                            feature.group(1),
                            feature.group(2) == null
                                    ? List.of()
                                    : List.of(feature.group(2).split(" \\| "))));
        }
        return features;
    }

    /** The package within the server; empty for its root and for what is not of it. */
    private static String inServer(JavaClass type) {
        return type.getPackageName().startsWith(SERVER + ".")
                ? type.getPackageName().substring(SERVER.length() + 1)
                : "";
    }

    private static String feature(JavaClass type) {
        return inServer(type).replaceFirst("\\..*", "");
    }

    /** Nested classes belong to the file that they stand in. What was made of WebAssembly nobody reads. */
    private static SliceAssignment files() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getSimpleName().startsWith("TemplateCompilerModule")
                        ? SliceIdentifier.ignore()
                        : SliceIdentifier.of(topLevel(type).getName());
            }

            @Override
            public String getDescription() {
                return "files";
            }
        };
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ModularityTests::topLevel).orElse(type);
    }
}
