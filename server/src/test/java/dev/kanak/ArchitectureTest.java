package dev.kanak;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.kanak.core.time.SessionClock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules between modules and for packages that decide. */
class ArchitectureTest {

    private static final List<String> SIBLINGS = List.of("transport", "pipeline", "agent", "tools", "rag");

    /** Classes of deciding packages that read a resource or a model file, once, before any call. */
    private static final Set<String> LOADERS = Set.of(
            "dev.kanak.core.text.Table",
            "dev.kanak.agent.GoldLoanAgent",
            "dev.kanak.agent.intent.LoanSpellings",
            "dev.kanak.agent.intent.IntentClassifier",
            "dev.kanak.pipeline.turn.EndOfTurnConfig",
            "dev.kanak.pipeline.turn.EndOfTurnModel",
            "dev.kanak.pipeline.turn.SmartTurn");

    private static final JavaClasses KANAK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.kanak");

    @Test
    void everyModuleIsLookedAt() {
        for (String module : List.of("core", "server", "transport", "pipeline", "agent", "tools", "rag")) {
            assertThat(KANAK.stream().anyMatch(type -> type.getPackageName().startsWith("dev.kanak." + module)))
                    .as(module)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport", "pipeline", "agent", "tools", "rag"})
    void siblingsMeetOnlyInCore(String module) {
        String[] others = SIBLINGS.stream()
                .filter(sibling -> !sibling.equals(module))
                .map(sibling -> "dev.kanak." + sibling + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.kanak." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.kanak.server..", "dev.kanak.benchmarks..")
                .check(KANAK);
    }

    @Test
    void coreDependsOnNoOtherModule() {
        noClasses()
                .that()
                .resideInAPackage("dev.kanak.core..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.kanak..")
                        .and(DescribedPredicate.not(resideInAPackage("dev.kanak.core.."))))
                .check(KANAK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.kanak.core.dialogue..",
                "dev.kanak.core.text..",
                "dev.kanak.pipeline.turn..",
                "dev.kanak.agent.."
            })
    void decisionsUseNoClockThreadFileOrLogger(String deciding) {
        noClasses()
                .that()
                .resideInAPackage(deciding)
                .and(DescribedPredicate.not(isLoader()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.concurrent..",
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, SessionClock.class, java.time.Clock.class, java.util.Timer.class)
                .orShould()
                .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(KANAK);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes().should(new InNullMarkedPackage()).check(KANAK);
    }

    private static DescribedPredicate<JavaClass> isLoader() {
        return DescribedPredicate.describe(
                "a loader", type -> LOADERS.stream().anyMatch(loader -> isOrIsInside(type.getName(), loader)));
    }

    private static boolean isOrIsInside(String type, String outer) {
        return type.equals(outer) || type.startsWith(outer + "$");
    }

    private static final class InNullMarkedPackage extends ArchCondition<JavaClass> {

        InNullMarkedPackage() {
            super("be in a package marked @NullMarked");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " of " + type.getSimpleName()));
        }
    }
}
