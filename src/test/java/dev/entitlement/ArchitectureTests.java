package dev.entitlement;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.entitlement.graph.GraphOperation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Rules that no compiler knows. */
class ArchitectureTests {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.entitlement");

    @Test
    void onlyTheClockAsksWhatTimeItIs() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.entitlement.clock")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("a test moves the emulated time, and whoever asks elsewhere would not notice")
                .check(CODE);
    }

    @Test
    void nobodyDrawsUnseededNumbers() {
        noClasses()
                .should()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .because("a failing run must be repeatable; ids are drawn as UUIDs, which no rule depends on")
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION
                .because("a class says in its constructor what it needs")
                .check(CODE);
    }

    @Test
    void controllersDoNotTouchRepositories() {
        noClasses()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Repository.class)
                .because("rules and transactions live behind the services")
                .check(CODE);
    }

    @Test
    void everyMappedOperationOfGraphSaysWhoMayCallIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages(
                        "dev.entitlement.http",
                        "dev.entitlement.control",
                        "dev.entitlement.entra",
                        "dev.entitlement.signin")
                .and(describe("are not of the control API", method -> !isOfControlApi(method)))
                .should()
                .beAnnotatedWith(GraphOperation.class)
                .because("an operation without permissions would be open, so it is refused")
                .check(CODE);
    }

    @Test
    void onlyABatchAndTheModelAreOpenToAnyCaller() {
        methods()
                .that(describe(
                        "are open to any caller",
                        method -> method.isAnnotatedWith(GraphOperation.class)
                                && method.getAnnotationOfType(GraphOperation.class)
                                        .anyCaller()))
                .should()
                .beDeclaredIn("dev.entitlement.graph.BatchController")
                .orShould()
                .beDeclaredIn("dev.entitlement.odata.MetadataController")
                .because("the steps of a batch are judged one by one, and the model is no secret")
                .check(CODE);
    }

    @Test
    void fieldsOfEntitiesArePrivate() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(jakarta.persistence.Entity.class)
                .should()
                .bePrivate()
                .because("state changes through the aggregate's methods alone")
                .check(CODE);
    }

    @Test
    void entitiesAreFinal() {
        classes()
                .that()
                .areAnnotatedWith(jakarta.persistence.Entity.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("none is loaded lazily, and Hibernate would make proxies of all at each start")
                .check(CODE);
    }

    @Test
    void nullIsMarkedInEveryPackage() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .because("the compiler checks for null only where a package asks for it")
                .check(CODE);
    }

    private static boolean isOfControlApi(JavaMethod method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
        return mapping != null && Arrays.stream(mapping.path()).allMatch(path -> path.startsWith("/_emulator/"));
    }
}
