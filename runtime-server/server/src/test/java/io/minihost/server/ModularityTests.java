package io.minihost.server;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Features depend on each other in one direction only, and so do classes. */
class ModularityTests {

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
